package org.botcrm.domain.pago;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a review. */
public sealed interface ReviewResult {

  /** One function for each case, so that the compiler asks for all of them. */
  default <T> T match(
      Function<Done, T> done, Function<AlreadyReviewed, T> alreadyReviewed, Supplier<T> none) {
    if (this instanceof Done d) {
      return done.apply(d);
    }
    return this instanceof AlreadyReviewed a ? alreadyReviewed.apply(a) : none.get();
  }

  /**
   * It counts.
   *
   * @param pago as it is now
   */
  record Done(PagoReportado pago) implements ReviewResult {
    /** Refuses null. */
    public Done {
      Objects.requireNonNull(pago, "pago");
    }
  }

  /**
   * Somebody decided before, perhaps the same by the same person: then it was a repeated call.
   *
   * @param pago as it is
   */
  record AlreadyReviewed(PagoReportado pago) implements ReviewResult {
    /** Refuses null. */
    public AlreadyReviewed {
      Objects.requireNonNull(pago, "pago");
    }
  }

  /** There is no such report. */
  record None() implements ReviewResult {}
}
