package org.botcrm.domain.calendar;

import java.util.Locale;
import java.util.ResourceBundle;

/** What people read of calendars, and the words that they write in them. */
final class Words {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.domain.calendar.calendario", Locale.ROOT);

  private Words() {}

  /** The text of a key with {@code {0}}, {@code {1}} and so on filled. */
  static String say(String key, Object... values) {
    String text = WORDS.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i].toString());
    }
    return text;
  }

  /** Refuses what somebody wrote, saying why in words. */
  static IllegalArgumentException refused(String key, Object... values) {
    return new IllegalArgumentException(say(key, values));
  }
}
