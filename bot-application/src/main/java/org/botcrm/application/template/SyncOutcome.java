package org.botcrm.application.template;

import java.time.Instant;
import java.util.function.Function;

/** What came of asking Meta for the templates. */
public sealed interface SyncOutcome {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(Function<Done, T> done, Function<Failed, T> failed);

  /**
   * The catalogue is Meta's.
   *
   * @param templates how many there are
   * @param at when Meta had answered
   */
  record Done(int templates, Instant at) implements SyncOutcome {
    @Override
    public <T> T match(Function<Done, T> done, Function<Failed, T> failed) {
      return done.apply(this);
    }
  }

  /**
   * The catalogue is as it was.
   *
   * @param reason for a person, in Spanish
   */
  record Failed(String reason) implements SyncOutcome {
    @Override
    public <T> T match(Function<Done, T> done, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
