package org.botcrm.domain.cartera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.botcrm.domain.cliente.ClienteId;

/**
 * What the lender's records say of one client, as of one instant. Immutable.
 *
 * @param clienteId whose it is
 * @param currency ISO 4217 code of loans and instalments
 * @param prestamos by id
 * @param pagos the latest payments
 * @param readAt when it was read
 */
public record Cartera(
    ClienteId clienteId, String currency, List<Prestamo> prestamos, Pagos pagos, Instant readAt) {
  /** Copies and sorts; refuses nulls, naming the field. */
  public Cartera {
    Objects.requireNonNull(clienteId, "clienteId");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(pagos, "pagos");
    Objects.requireNonNull(readAt, "readAt");
    prestamos =
        prestamos.stream().sorted(Comparator.comparing(prestamo -> prestamo.id().value())).toList();
  }

  /** The loan with this id. */
  public Optional<Prestamo> find(PrestamoId id) {
    return prestamos.stream().filter(prestamo -> prestamo.id().equals(id)).findFirst();
  }

  /** Granted and not settled. */
  public List<Prestamo> active() {
    return only(Prestamo::isActive);
  }

  /** Paid in full. */
  public List<Prestamo> settled() {
    return only(Prestamo::isSettled);
  }

  /** Asked for and not decided. */
  public List<Prestamo> inReview() {
    return only(Prestamo::isInReview);
  }

  /** Not granted. */
  public List<Prestamo> rejected() {
    return only(Prestamo::isRejected);
  }

  /** The instalments of the active loans together. */
  public Cuotas cuotas() {
    return new Cuotas(
        currency,
        active().stream().flatMap(prestamo -> prestamo.cuotas().list().stream()).toList());
  }

  /** Likewise where not all loans are in one currency: those of each together, by its code. */
  public List<Cuotas> cuotasByCurrency() {
    Map<String, List<Cuota>> each = new TreeMap<>();
    for (Prestamo loan : active()) {
      each.computeIfAbsent(loan.cuotas().currency(), code -> new ArrayList<>())
          .addAll(loan.cuotas().list());
    }
    return each.entrySet().stream()
        .map(entry -> new Cuotas(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** {@link Prestamo#saldo} of the active loans together; empty when that of one is. */
  public Optional<Money> saldo() {
    List<Optional<Money>> each = active().stream().map(Prestamo::saldo).toList();
    return each.stream().allMatch(Optional::isPresent)
        ? Optional.of(Money.sum(currency, each.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  /**
   * Whether a total of all loans may be wrong, because {@link Prestamo#isUnclear} is true of one.
   * Whoever says it must say so, and offer a person.
   */
  public boolean isUnclear() {
    return prestamos.stream().anyMatch(Prestamo::isUnclear);
  }

  private List<Prestamo> only(Predicate<Prestamo> condition) {
    return prestamos.stream().filter(condition).toList();
  }

  /** The client's id only: the rest is personal. */
  @Override
  public String toString() {
    return "Cartera[" + clienteId.value() + "]";
  }
}
