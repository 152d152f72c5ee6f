package org.botcrm.meta.webhook;

import java.util.Locale;
import java.util.ResourceBundle;

/** The Spanish words of {@code mensajes.properties}. */
final class Labels {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.meta.webhook.mensajes", Locale.ROOT);

  private Labels() {}

  static boolean has(String key) {
    return WORDS.containsKey(key);
  }

  static String of(String key) {
    return WORDS.getString(key);
  }

  /** With {@code {0}} to {@code {9}} filled in one pass: what a client writes is never a place. */
  static String of(String key, String... values) {
    String pattern = of(key);
    StringBuilder filled = new StringBuilder(pattern.length() + 32);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}') {
        filled.append(values[pattern.charAt(i + 1) - '0']);
        i += 2;
      } else {
        filled.append(c);
      }
    }
    return filled.toString();
  }
}
