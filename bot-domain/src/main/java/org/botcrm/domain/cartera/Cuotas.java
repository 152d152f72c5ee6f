package org.botcrm.domain.cartera;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Instalments in the order in which they are due, and what follows from them on a day. Immutable.
 *
 * @param currency of all of them
 * @param list by due date, then loan and number
 */
public record Cuotas(String currency, List<Cuota> list) {
  private static final Comparator<Cuota> BY_DATE =
      Comparator.comparing(Cuota::fechaVencimiento)
          .thenComparing(cuota -> cuota.prestamoId().value())
          .thenComparing(Cuota::numeroCuota)
          .thenComparing(Cuota::id);

  /**
   * Copies and sorts.
   *
   * @throws IllegalArgumentException when one is of another currency
   */
  public Cuotas {
    Objects.requireNonNull(currency, "currency");
    list = list.stream().sorted(BY_DATE).toList();
    String expected = currency;
    if (list.stream().anyMatch(cuota -> !cuota.montoCuota().currency().equals(expected))) {
      throw new IllegalArgumentException("currency: the same for all expected");
    }
  }

  /** None. */
  public static Cuotas none(String currency) {
    return new Cuotas(currency, List.of());
  }

  /** How many. */
  public int size() {
    return list.size();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** Those of which something remains to be paid: late, due and to come. */
  public Cuotas unpaid() {
    return only(cuota -> !cuota.isPaid());
  }

  /** The unpaid ones whose day is over. */
  public Cuotas late(LocalDate today) {
    return only(cuota -> cuota.isLate(today));
  }

  /** The unpaid ones that are due today or later. */
  public Cuotas upcoming(LocalDate today) {
    return only(cuota -> !cuota.isPaid() && !cuota.isLate(today));
  }

  /** The next one that is due today or later; empty when nothing is left, or all of it is late. */
  public Optional<Cuota> next(LocalDate today) {
    return upcoming(today).first();
  }

  /** The first of these. */
  public Optional<Cuota> first() {
    return list.stream().findFirst();
  }

  /** What remains to be paid of these; zero for none. */
  public Money remaining() {
    return Money.sum(currency, list.stream().map(Cuota::remaining).toList());
  }

  /** How many days ago the oldest of the late ones was due; 0 when none is late. */
  public long daysLate(LocalDate today) {
    return late(today).first().map(cuota -> -cuota.daysLeft(today)).orElse(0L);
  }

  private Cuotas only(Predicate<Cuota> condition) {
    return new Cuotas(currency, list.stream().filter(condition).toList());
  }

  /** Their number only: the rest is personal. */
  @Override
  public String toString() {
    return "Cuotas[" + list.size() + "]";
  }
}
