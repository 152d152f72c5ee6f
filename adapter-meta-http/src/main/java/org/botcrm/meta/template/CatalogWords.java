package org.botcrm.meta.template;

import java.util.Locale;
import java.util.ResourceBundle;

/** The Spanish words of {@code catalogo.properties}. */
final class CatalogWords {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.meta.template.catalogo", Locale.ROOT);

  private CatalogWords() {}

  static String of(String key) {
    return WORDS.getString(key);
  }

  static String of(String key, long number) {
    return of(key).replace("{0}", Long.toString(number));
  }
}
