package org.botcrm.domain.understanding;

import java.util.List;
import java.util.function.Function;

/** What came of reading a file of intents. */
public sealed interface IntentsReading {

  /** One function for each case. */
  <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused);

  /** The file is right. */
  record Accepted(Intents intents) implements IntentsReading {
    @Override
    public <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused) {
      return accepted.apply(this);
    }
  }

  /**
   * The file is wrong, and nothing of it is used.
   *
   * @param problems in the order of the lines, one at least
   */
  record Refused(List<Problem> problems) implements IntentsReading {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }

    @Override
    public <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused) {
      return refused.apply(this);
    }
  }

  /**
   * What is wrong, and where.
   *
   * @param line from 1; 0 for the file as a whole
   * @param reason in Spanish, for whoever edits the file
   */
  record Problem(int line, String reason) {
    @Override
    public String toString() {
      return line == 0 ? reason : "línea " + line + ": " + reason;
    }
  }
}
