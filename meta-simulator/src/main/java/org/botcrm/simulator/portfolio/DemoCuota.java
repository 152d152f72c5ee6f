package org.botcrm.simulator.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One instalment of a {@link DemoLoan}.
 *
 * @param paidOn when it was paid, wholly or in part; null when it was not
 * @param balance what remains of the loan once this instalment is paid
 * @param daysLate since the due date, when it is late and not fully paid; otherwise 0
 */
record DemoCuota(
    DemoLoan loan,
    int number,
    LocalDate due,
    @Nullable LocalDate paidOn,
    BigDecimal amount,
    BigDecimal balance,
    BigDecimal paid,
    long daysLate,
    String estado) {

  /** All instalments of a loan, in order; none when it was not granted. */
  static List<DemoCuota> of(DemoLoan loan, LocalDate today) {
    return loan.granted()
        ? IntStream.rangeClosed(1, loan.instalments())
            .mapToObj(number -> of(loan, number, today))
            .toList()
        : List.of();
  }

  /** An instalment of every loan: the total divided, cents rounded down, the rest on the last. */
  static BigDecimal period(DemoLoan loan) {
    return loan.total().divide(BigDecimal.valueOf(loan.instalments()), 2, RoundingMode.DOWN);
  }

  private static DemoCuota of(DemoLoan loan, int number, LocalDate today) {
    BigDecimal before = period(loan).multiply(BigDecimal.valueOf(number - 1L));
    BigDecimal amount = number == loan.instalments() ? loan.total().subtract(before) : period(loan);
    LocalDate due = loan.due(number, today);
    BigDecimal paid = paid(loan, number, amount);
    String estado = estado(amount, paid, due, today);
    boolean late = due.isBefore(today) && paid.compareTo(amount) < 0;
    return new DemoCuota(
        loan,
        number,
        due,
        paid.signum() == 0 ? null : paidOn(due, number, today),
        amount,
        loan.total().subtract(before).subtract(amount),
        paid,
        late ? ChronoUnit.DAYS.between(due, today) : 0,
        estado);
  }

  private static BigDecimal paid(DemoLoan loan, int number, BigDecimal amount) {
    if (number <= loan.paid()) {
      return amount;
    }
    return number == loan.paid() + 1 ? loan.partial() : BigDecimal.ZERO.setScale(2);
  }

  private static String estado(BigDecimal amount, BigDecimal paid, LocalDate due, LocalDate today) {
    if (paid.compareTo(amount) == 0) {
      return due.isAfter(today) ? "ADELANTADO" : "PAGADO";
    }
    if (paid.signum() > 0) {
      return "PARCIAL";
    }
    return due.isBefore(today) ? "ATRASADO" : "PENDIENTE";
  }

  /** Up to four days before it was due, and yesterday at the latest. */
  private static LocalDate paidOn(LocalDate due, int number, LocalDate today) {
    LocalDate day = due.minusDays(number % 5);
    return day.isBefore(today) ? day : today.minusDays(1);
  }
}
