package org.botcrm.simulator.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The plan of an invented loan. Its instalments follow from it.
 *
 * @param total what is to be paid in all
 * @param instalments how many
 * @param every the period
 * @param paid how many are paid in full
 * @param partial what was paid of the one after those; zero for nothing
 * @param nextDue days from today to the due date of the first that is not fully paid; negative when
 *     it is late
 */
record DemoLoan(
    int id,
    int client,
    String product,
    String estado,
    BigDecimal total,
    int instalments,
    Every every,
    int paid,
    BigDecimal partial,
    int nextDue) {

  /** How often an instalment is due, named as in {@code modalidad_pago}. */
  enum Every {
    MENSUAL {
      @Override
      LocalDate after(LocalDate date, int periods) {
        return date.plusMonths(periods);
      }
    },
    QUINCENAL {
      @Override
      LocalDate after(LocalDate date, int periods) {
        return date.plusDays(15L * periods);
      }
    },
    SEMANAL {
      @Override
      LocalDate after(LocalDate date, int periods) {
        return date.plusWeeks(periods);
      }
    };

    abstract LocalDate after(LocalDate date, int periods);
  }

  /** Whether it was granted: only such loans have instalments. */
  boolean granted() {
    return estado.equals("APROBADO") || estado.equals("LIQUIDADO");
  }

  LocalDate due(int number, LocalDate today) {
    return every.after(today.plusDays(nextDue), number - paid - 1);
  }

  /** When it was written down: a period before the first due date, and never in the future. */
  LocalDate registered(LocalDate today) {
    LocalDate before = every.after(due(1, today), -1);
    return before.isAfter(today) ? today : before;
  }
}
