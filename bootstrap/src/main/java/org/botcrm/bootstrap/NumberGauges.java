package org.botcrm.bootstrap;

import java.util.List;
import java.util.function.Function;
import org.botcrm.application.health.NumberHealth;
import org.botcrm.domain.outbound.NumberPace;

/**
 * How each business number may send, in Prometheus' text format: read from the database at each
 * scrape, so that every node tells the same.
 */
final class NumberGauges {
  private NumberGauges() {}

  static String text(List<NumberHealth> numbers) {
    return numbers.isEmpty()
        ? ""
        : gauge(
                "bot_number_stopped",
                "1 while Meta refuses everything of a number, with Meta's code",
                numbers,
                NumberGauges::stopped)
            + gauge(
                "bot_number_rate",
                "Messages a second that a number may send now, 0 while it is stopped or paused",
                numbers,
                health -> "{number=\"" + label(health) + "\"} " + health.rate());
  }

  private static String stopped(NumberHealth health) {
    NumberPace.Stop stop = health.stop();
    return "{number=\"%s\",code=\"%s\"} %s"
        .formatted(
            label(health), stop == null ? "" : stop.error().code(), stop == null ? "0" : "1");
  }

  private static String gauge(
      String name,
      String description,
      List<NumberHealth> numbers,
      Function<NumberHealth, String> sample) {
    StringBuilder text = new StringBuilder();
    text.append("# HELP ").append(name).append(' ').append(description).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    numbers.forEach(health -> text.append(name).append(sample.apply(health)).append('\n'));
    return text.toString();
  }

  private static String label(NumberHealth health) {
    return health.number().value().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
