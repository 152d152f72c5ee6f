package org.botcrm.meta.send;

import java.util.Locale;
import java.util.ResourceBundle;

/** The Spanish words of {@code envio.properties}. */
final class SendWords {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.meta.send.envio", Locale.ROOT);

  private SendWords() {}

  static String of(String key) {
    return WORDS.getString(key);
  }

  static String of(String key, int httpStatus) {
    return of(key).replace("{0}", Integer.toString(httpStatus));
  }
}
