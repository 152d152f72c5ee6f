package org.botcrm.testkit.inmemory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Pagos;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;
import org.jspecify.annotations.Nullable;

/** Fixed records of a lender, which can be made to give no answer. Thread-safe. */
public final class InMemoryCarteraLookup implements CarteraLookup {
  private final List<Cliente> clientes;
  private final List<Prestamo> prestamos;
  private final List<Pago> pagos;
  private final NationalIds ids;
  private final String currency;
  private final Clock clock;
  private volatile CarteraReading.@Nullable Reason unavailable;

  /** Records of these clients, in one currency. */
  public InMemoryCarteraLookup(
      List<Cliente> clientes,
      List<Prestamo> prestamos,
      List<Pago> pagos,
      NationalIds ids,
      String currency,
      Clock clock) {
    this.clientes = List.copyOf(clientes);
    this.prestamos = List.copyOf(prestamos);
    this.pagos = List.copyOf(pagos);
    this.ids = ids;
    this.currency = currency;
    this.clock = clock;
  }

  /** Gives no answer from now on, for this reason; null for answers again. */
  public void failWith(CarteraReading.@Nullable Reason reason) {
    this.unavailable = reason;
  }

  @Override
  public CarteraReading read(ClienteId cliente, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: more than zero expected");
    }
    CarteraReading.Reason reason = unavailable;
    if (reason != null) {
      return new CarteraReading.Unavailable(reason);
    }
    List<Prestamo> own = prestamos.stream().filter(p -> p.clienteId().equals(cliente)).toList();
    int cuotas = own.stream().mapToInt(p -> p.cuotas().size()).sum();
    if (own.size() > MOST_PRESTAMOS || cuotas > MOST_CUOTAS) {
      return new CarteraReading.Unavailable(CarteraReading.Reason.TOO_LARGE);
    }
    List<Pago> paid = pagos.stream().filter(pago -> isOf(pago, cliente, own)).toList();
    return new CarteraReading.Read(
        new Cartera(cliente, currency, own, Pagos.latestOf(paid), clock.instant()));
  }

  private boolean isOf(Pago pago, ClienteId cliente, List<Prestamo> own) {
    return pago.prestamoId() == null
        ? isPayer(pago, cliente)
        : own.stream().anyMatch(prestamo -> prestamo.id().equals(pago.prestamoId()));
  }

  private boolean isPayer(Pago pago, ClienteId cliente) {
    Optional<NationalId> own =
        clientes.stream()
            .filter(one -> one.id().equals(cliente))
            .findFirst()
            .flatMap(one -> ids.read(one.cedula()));
    return own.isPresent()
        && ids.read(pago.cedula()).filter(own.get()::sameAs).isPresent()
        && clientes.stream().filter(one -> has(one, own.get())).count() == 1;
  }

  private boolean has(Cliente cliente, NationalId id) {
    return ids.read(cliente.cedula()).filter(id::sameAs).isPresent();
  }
}
