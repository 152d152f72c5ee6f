package org.botcrm.domain.cartera;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/**
 * A loan, a row of {@code prestamos}, with its instalments. Times are the lender's local ones, as
 * the CRM writes them.
 *
 * @param id {@code prestamos.id}
 * @param clienteId whose it is
 * @param totalFinanciamiento what is to be paid in all
 * @param numeroCuotas in how many instalments
 * @param cuotaPeriodo an instalment, as it was agreed; null when unknown
 * @param modalidadPago the CRM's word, such as {@code MENSUAL}
 * @param producto what was bought with it; null when unknown
 * @param estado the CRM's word, such as {@code APROBADO}
 * @param fechaAprobacion null when it was not approved, or the CRM does not say
 * @param fechaRegistro null when the CRM does not say
 * @param cuotas its instalments; none as long as it is not granted
 */
public record Prestamo(
    PrestamoId id,
    ClienteId clienteId,
    Money totalFinanciamiento,
    int numeroCuotas,
    @Nullable Money cuotaPeriodo,
    String modalidadPago,
    @Nullable String producto,
    String estado,
    @Nullable LocalDateTime fechaAprobacion,
    @Nullable LocalDateTime fechaRegistro,
    Cuotas cuotas) {
  /** Refuses nulls where a value is required, naming the field. */
  public Prestamo {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(clienteId, "clienteId");
    Objects.requireNonNull(totalFinanciamiento, "totalFinanciamiento");
    Objects.requireNonNull(modalidadPago, "modalidadPago");
    Objects.requireNonNull(estado, "estado");
    Objects.requireNonNull(cuotas, "cuotas");
  }

  /** With other instalments. */
  public Prestamo withCuotas(Cuotas others) {
    return new Prestamo(
        id,
        clienteId,
        totalFinanciamiento,
        numeroCuotas,
        cuotaPeriodo,
        modalidadPago,
        producto,
        estado,
        fechaAprobacion,
        fechaRegistro,
        others);
  }

  /** What the CRM's word means. */
  public EstadoPrestamo situation() {
    return EstadoPrestamo.of(estado);
  }

  /** Granted and not settled. */
  public boolean isActive() {
    return situation() == EstadoPrestamo.APROBADO;
  }

  /** Paid in full. */
  public boolean isSettled() {
    return situation() == EstadoPrestamo.LIQUIDADO;
  }

  /** Asked for and not decided. */
  public boolean isInReview() {
    return situation() == EstadoPrestamo.DRAFT || situation() == EstadoPrestamo.EN_REVISION;
  }

  /** Not granted. */
  public boolean isRejected() {
    return situation() == EstadoPrestamo.RECHAZADO;
  }

  /**
   * What the unpaid instalments still come to. It is the sum of {@link Cuota#remaining}: no
   * interest for days late, no charge, no discount for paying early is in it, because the CRM's
   * tables hold none; the lender's own figure to settle may differ. Zero for a loan that is not
   * active. Empty when the CRM has fewer instalments than {@code numero_cuotas}, for the sum would
   * then be short.
   */
  public Optional<Money> saldo() {
    if (!isActive()) {
      return Optional.of(Money.zero(cuotas.currency()));
    }
    return cuotas.size() < numeroCuotas ? Optional.empty() : Optional.of(cuotas.remaining());
  }

  /**
   * Whether what is owed cannot be said for sure: its state, or that of an instalment while it is
   * active, is not known here, or instalments are missing.
   */
  public boolean isUnclear() {
    return situation() == EstadoPrestamo.OTRO
        || saldo().isEmpty()
        || isActive() && cuotas.list().stream().anyMatch(Cuota::isUnclear);
  }

  /** The id only: the rest is personal. */
  @Override
  public String toString() {
    return "Prestamo[" + id.value() + "]";
  }
}
