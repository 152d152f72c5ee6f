package org.botcrm.web.console;

import java.util.List;

/**
 * What was done.
 *
 * @param figures over all messages
 * @param costs what Meta charges, by day
 * @param month the name of this month
 * @param free messages of this month that were free to write in
 * @param zone in which days begin
 */
public record SummaryView(
    List<Figure> figures, List<Cost> costs, String month, List<Figure> free, String zone) {
  /** Copies the lists. */
  public SummaryView {
    figures = List.copyOf(figures);
    costs = List.copyOf(costs);
    free = List.copyOf(free);
  }

  /**
   * What was delivered of one category in one day.
   *
   * @param day as people write it
   * @param category Meta's word
   * @param messages how many
   * @param charged how many of them Meta charges
   */
  public record Cost(String day, String category, String messages, String charged) {}
}
