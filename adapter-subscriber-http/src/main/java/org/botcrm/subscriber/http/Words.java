package org.botcrm.subscriber.http;

import java.util.Locale;
import java.util.ResourceBundle;

/** Spanish words for a person of the lender. */
final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.botcrm.subscriber.http.motivos", Locale.ROOT);

  private Words() {}

  /** The words of a key, which must be there. */
  static String of(String key) {
    return BUNDLE.getString(key);
  }

  /** The same with a number in their place for it. */
  static String of(String key, long number) {
    return of(key).replace("{0}", Long.toString(number));
  }
}
