package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.NumberPace;

/** What attempts say of the business number that made them: slow down, stop, or go on again. */
final class NumberOutcomes {
  private NumberOutcomes() {}

  /**
   * Once the attempts are written.
   *
   * @param counted those whose claim was still the caller's
   * @param all the others too: that Meta took a message counts for its number, also when a status
   *     told of it before
   */
  static void apply(
      WriteSession session, List<RecordAttempt.Input> counted, List<RecordAttempt.Input> all)
      throws SQLException {
    SortedSet<String> accepted = new TreeSet<>();
    for (RecordAttempt.Input input : all) {
      if (input.outcome() instanceof AttemptOutcome.Accepted) {
        accepted.add(input.message().phoneNumberId().value());
      }
    }
    SortedMap<String, List<RecordAttempt.Input>> troubled = new TreeMap<>();
    for (RecordAttempt.Input input : counted) {
      String number = input.message().phoneNumberId().value();
      if (isTrouble(input.outcome())) {
        troubled.computeIfAbsent(number, n -> new ArrayList<>()).add(input);
      }
    }
    accepted.removeAll(troubled.keySet());
    // Read without a lock, since it is so of every message that is sent.
    for (String number : NumberPaces.stopped(session, List.copyOf(accepted))) {
      accepted(session, new PhoneNumberId(number));
    }
    for (var entry : troubled.entrySet()) {
      change(session, new PhoneNumberId(entry.getKey()), entry.getValue());
    }
  }

  static void resume(WriteSession session, PhoneNumberId number) throws SQLException {
    NumberPace pace = NumberPaces.lock(session, number);
    if (pace != null) {
      NumberPaces.write(session, number, pace.resumed());
    }
  }

  private static void accepted(WriteSession session, PhoneNumberId number) throws SQLException {
    NumberPace pace = NumberPaces.lock(session, number);
    if (pace != null && !pace.equals(pace.accepted())) {
      NumberPaces.write(session, number, pace.accepted());
    }
  }

  private static boolean isTrouble(AttemptOutcome outcome) {
    return outcome instanceof AttemptOutcome.Slowed || outcome instanceof AttemptOutcome.Stopped;
  }

  private static void change(
      WriteSession session, PhoneNumberId number, List<RecordAttempt.Input> inputs)
      throws SQLException {
    NumberPace pace = NumberPaces.lock(session, number);
    if (pace == null) {
      return;
    }
    for (RecordAttempt.Input input : inputs) {
      Instant now = input.now();
      if (input.outcome() instanceof AttemptOutcome.Slowed slowed) {
        pace = pace.slowed(slowed.rate(), now, slowed.until());
      } else if (input.outcome() instanceof AttemptOutcome.Stopped stopped) {
        pace = pace.stopped(stopped.error(), now);
      }
    }
    NumberPaces.write(session, number, pace);
  }
}
