package org.botcrm.domain.outbound;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How content is told to a person, with the Spanish words of {@code contenidos.properties}. */
final class Readable {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.domain.outbound.contenidos", Locale.ROOT);

  private Readable() {}

  static String word(String key) {
    return WORDS.getString(key);
  }

  /** Those that are there, with {@code separator} between them. */
  static String joined(String separator, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(separator));
  }

  /** The parts of an interactive message, each on a line of its own. */
  static String interactive(
      @Nullable MessageHeader header, String text, @Nullable String footer, String action) {
    return joined("\n", header == null ? null : header.words(), text, footer, action);
  }
}
