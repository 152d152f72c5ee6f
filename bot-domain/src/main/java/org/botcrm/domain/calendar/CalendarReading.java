package org.botcrm.domain.calendar;

import java.util.List;
import java.util.function.Function;

/** What became of reading a calendar. */
public sealed interface CalendarReading {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(Function<LenderCalendar, T> accepted, Function<List<Problem>, T> refused);

  /** It is right. */
  record Accepted(LenderCalendar calendar) implements CalendarReading {
    @Override
    public <T> T match(Function<LenderCalendar, T> accepted, Function<List<Problem>, T> refused) {
      return accepted.apply(calendar);
    }
  }

  /**
   * Something in it is wrong, and nothing of it is taken.
   *
   * @param problems in the order of the lines; at least one, and no more than a person reads
   */
  record Refused(List<Problem> problems) implements CalendarReading {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }

    @Override
    public <T> T match(Function<LenderCalendar, T> accepted, Function<List<Problem>, T> refused) {
      return refused.apply(problems);
    }
  }

  /**
   * What is wrong.
   *
   * @param line from 1; 0 when it is the whole file
   * @param reason in Spanish
   */
  record Problem(int line, String reason) {}
}
