package org.botcrm.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what was measured, and remembers what should not have happened. Not thread-safe. */
final class Report {
  private final PrintStream out;
  private final List<String> failures = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  void title(String title) {
    out.printf("%n== %s%n", title);
    out.flush();
  }

  /** A line of words and figures, as {@link String#format} writes it with a decimal point. */
  void line(String format, Object... values) {
    out.println("  " + String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** Notes a failure when it is one. */
  void check(boolean fine, String format, Object... values) {
    if (!fine) {
      String failure = String.format(Locale.ROOT, format, values);
      failures.add(failure);
      line("FALLA: %s", failure);
    }
  }

  List<String> failures() {
    return List.copyOf(failures);
  }
}
