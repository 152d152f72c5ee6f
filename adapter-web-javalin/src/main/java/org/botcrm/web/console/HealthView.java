package org.botcrm.web.console;

import java.util.List;

/**
 * How the bot is doing.
 *
 * @param figures what waits
 * @param numbers business numbers that may not send as they should, in words; none when all may
 */
public record HealthView(List<Figure> figures, List<String> numbers) {
  /** Copies the lists. */
  public HealthView {
    figures = List.copyOf(figures);
    numbers = List.copyOf(numbers);
  }
}
