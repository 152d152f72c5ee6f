package org.botcrm.meta.media;

import java.util.Locale;
import java.util.ResourceBundle;

/** The Spanish words of {@code archivos.properties}. */
final class MediaWords {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.meta.media.archivos", Locale.ROOT);

  private MediaWords() {}

  static String of(String key) {
    return WORDS.getString(key);
  }

  static String of(String key, long number) {
    return of(key).replace("{0}", Long.toString(number));
  }
}
