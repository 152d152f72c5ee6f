package org.botcrm.domain.cartera;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** States as CRMs write them, in one spelling. */
final class StateWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");

  private StateWords() {}

  /** Capitals without accents, one underline between words; "PAGADA" is "PAGADO". */
  static String plain(String word) {
    String letters =
        MARKS.matcher(Normalizer.normalize(word.strip(), Normalizer.Form.NFD)).replaceAll("");
    String plain = BETWEEN.matcher(letters).replaceAll("_").toUpperCase(Locale.ROOT);
    return plain.endsWith("DA") ? plain.substring(0, plain.length() - 1) + "O" : plain;
  }
}
