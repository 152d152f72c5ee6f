package org.botcrm.domain.cartera;

import java.util.function.Function;

/** What came of asking for a portfolio: all of it, or honestly nothing. */
public sealed interface CarteraReading {

  /** One function for each case, so that the compiler asks for both. */
  <T> T match(Function<Cartera, T> read, Function<Reason, T> unavailable);

  /** Why there is no answer. */
  enum Reason {
    /** It took longer than the caller waits. */
    TIMEOUT,
    /** The database is away, or failed. */
    OUTAGE,
    /** The CRM holds something that is no date or no amount, so that figures would be guesses. */
    UNREADABLE,
    /** There is more than is read of one client, so that totals would be short. */
    TOO_LARGE
  }

  /**
   * It was read.
   *
   * @param cartera all of it
   */
  record Read(Cartera cartera) implements CarteraReading {
    @Override
    public <T> T match(Function<Cartera, T> read, Function<Reason, T> unavailable) {
      return read.apply(cartera);
    }
  }

  /**
   * There is no answer now.
   *
   * @param reason for logs and traces, not for the client
   */
  record Unavailable(Reason reason) implements CarteraReading {
    @Override
    public <T> T match(Function<Cartera, T> read, Function<Reason, T> unavailable) {
      return unavailable.apply(reason);
    }
  }
}
