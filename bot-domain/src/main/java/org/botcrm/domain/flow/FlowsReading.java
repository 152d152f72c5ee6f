package org.botcrm.domain.flow;

import java.util.List;
import java.util.function.Function;

/** What came of reading a file of flows. */
public sealed interface FlowsReading {

  /** One function for each case. */
  <T> T match(Function<Flows, T> accepted, Function<List<Problem>, T> refused);

  /** The file is right. */
  record Accepted(Flows flows) implements FlowsReading {
    @Override
    public <T> T match(Function<Flows, T> accepted, Function<List<Problem>, T> refused) {
      return accepted.apply(flows);
    }
  }

  /**
   * The file is wrong, and nothing of it is used.
   *
   * @param problems in the order of the lines; one at least
   */
  record Refused(List<Problem> problems) implements FlowsReading {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }

    @Override
    public <T> T match(Function<Flows, T> accepted, Function<List<Problem>, T> refused) {
      return refused.apply(problems);
    }
  }

  /**
   * What is wrong.
   *
   * @param line from 1; 0 when it is the whole file
   * @param reason in Spanish
   */
  record Problem(int line, String reason) {
    @Override
    public String toString() {
      return line == 0 ? reason : "línea " + line + ": " + reason;
    }
  }
}
