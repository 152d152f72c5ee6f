package org.botcrm.domain.outbound;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks texts against limits in code points. What it throws names the field, never the text. */
final class CodePoints {
  private CodePoints() {}

  static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  static boolean fits(String text, int max) {
    return count(text) <= max;
  }

  /** Refuses null, blank, and more than {@code max} code points. */
  static void require(String field, String text, int max) {
    Objects.requireNonNull(text, field);
    if (text.isBlank() || !fits(text, max)) {
      throw new IllegalArgumentException(field + ": 1 to " + max + " code points expected");
    }
  }

  /** The same, but null is allowed. */
  static void allow(String field, @Nullable String text, int max) {
    if (text != null) {
      require(field, text, max);
    }
  }

  /** Refuses null and blank; for what Meta names no limit of. */
  static void require(String field, String text) {
    require(field, text, Integer.MAX_VALUE);
  }
}
