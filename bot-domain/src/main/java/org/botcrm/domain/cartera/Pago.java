package org.botcrm.domain.cartera;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payment, a row of {@code pagos}.
 *
 * @param id {@code pagos.id}
 * @param prestamoId the loan; null when the CRM only knows who paid
 * @param cedula who paid, in any writing
 * @param fechaPago in the lender's local time, as the CRM writes it
 * @param montoPagado in its own currency, which may be none that is known here
 * @param numeroDocumento the reference
 * @param institucionBancaria null when unknown, or it was cash
 * @param estado the CRM's word; null when it has none
 * @param conciliado whether the lender found it at the bank
 */
public record Pago(
    int id,
    @Nullable PrestamoId prestamoId,
    String cedula,
    LocalDateTime fechaPago,
    Money montoPagado,
    String numeroDocumento,
    @Nullable String institucionBancaria,
    @Nullable String estado,
    boolean conciliado) {
  // "Cancelado" is not among them: in Venezuela that is what one says of a paid debt.
  private static final Set<String> VOID = Set.of("ANULADO", "RECHAZADO", "REVERSADO", "DEVUELTO");

  /** Refuses nulls where a value is required, naming the field. */
  public Pago {
    Objects.requireNonNull(cedula, "cedula");
    Objects.requireNonNull(fechaPago, "fechaPago");
    Objects.requireNonNull(montoPagado, "montoPagado");
    Objects.requireNonNull(numeroDocumento, "numeroDocumento");
  }

  /** Whether the CRM's word says that it does not count. */
  public boolean isVoid() {
    return estado != null && VOID.contains(StateWords.plain(estado));
  }

  /** The id only: the rest is personal. */
  @Override
  public String toString() {
    return "Pago[" + id + "]";
  }
}
