package org.botcrm.testkit.chat;

import java.time.LocalDateTime;
import java.util.List;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;

/**
 * What holds when a conversation begins. Immutable.
 *
 * @param country two letters, such as {@code VE}
 * @param start the lender's local time of the first message
 * @param clientes of the CRM
 * @param prestamos theirs, with their instalments
 * @param pagos theirs
 * @param carteraAway whether the records of loans cannot be read
 * @param from the phone that writes, in any writing; {@code oculto} for one that Meta hides
 */
public record ChatFacts(
    String country,
    LocalDateTime start,
    List<Cliente> clientes,
    List<Prestamo> prestamos,
    List<Pago> pagos,
    boolean carteraAway,
    String from) {
  /** Copies the lists. */
  public ChatFacts {
    clientes = List.copyOf(clientes);
    prestamos = List.copyOf(prestamos);
    pagos = List.copyOf(pagos);
  }
}
