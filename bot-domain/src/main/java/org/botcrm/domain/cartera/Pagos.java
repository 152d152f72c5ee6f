package org.botcrm.domain.cartera;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Payments, the latest first. Immutable.
 *
 * @param list the latest first
 * @param complete whether these are all that there are, and not only the latest of them
 */
public record Pagos(List<Pago> list, boolean complete) {
  private static final Comparator<Pago> LATEST_FIRST =
      Comparator.comparing(Pago::fechaPago).thenComparing(Pago::id).reversed();

  /** Copies and sorts. */
  public Pagos {
    list = list.stream().sorted(LATEST_FIRST).toList();
  }

  /** The latest of all these payments, as many as a {@link CarteraLookup} reads. */
  public static Pagos latestOf(Collection<Pago> all) {
    List<Pago> sorted = all.stream().sorted(LATEST_FIRST).toList();
    boolean complete = sorted.size() <= CarteraLookup.MOST_PAGOS;
    return new Pagos(complete ? sorted : sorted.subList(0, CarteraLookup.MOST_PAGOS), complete);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The latest that counts. */
  public Optional<Pago> latest() {
    return list.stream().filter(pago -> !pago.isVoid()).findFirst();
  }

  /**
   * Those of a period.
   *
   * @param from its first day
   * @param to its last day, which belongs to it
   * @return complete when all of that period are here
   */
  public Pagos between(LocalDate from, LocalDate to) {
    boolean goesBackFarEnough = !list.isEmpty() && day(list.get(list.size() - 1)).isBefore(from);
    return new Pagos(
        list.stream().filter(pago -> !day(pago).isBefore(from) && !day(pago).isAfter(to)).toList(),
        complete || goesBackFarEnough);
  }

  /** Those of one loan. */
  public Pagos of(PrestamoId prestamo) {
    return new Pagos(
        list.stream().filter(pago -> prestamo.equals(pago.prestamoId())).toList(), complete);
  }

  /** What those that count come to, by currency; none for none. */
  public List<Money> totals() {
    Map<String, List<Money>> amounts =
        list.stream()
            .filter(pago -> !pago.isVoid())
            .map(Pago::montoPagado)
            .collect(Collectors.groupingBy(Money::currency, TreeMap::new, Collectors.toList()));
    return amounts.entrySet().stream()
        .map(entry -> Money.sum(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static LocalDate day(Pago pago) {
    return pago.fechaPago().toLocalDate();
  }

  /** Their number only: the rest is personal. */
  @Override
  public String toString() {
    return "Pagos[" + list.size() + "]";
  }
}
