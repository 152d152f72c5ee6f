package org.botcrm.domain.understanding;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Digits with dots and commas between them, which each country writes in its own way. */
final class WrittenNumber {
  private static final int MAX_LENGTH = 20;

  /** Where 1,250 is more than a thousand and 1.25 is not. */
  private static final Set<String> DECIMAL_POINT =
      Set.of("DO", "EC", "US", "PA", "MX", "GT", "HN", "NI", "SV", "PE", "PR");

  private WrittenNumber() {}

  /** Null when it cannot be told what the dots and commas of some digits are. */
  static @Nullable BigDecimal read(String text, String country) {
    int dots = (int) text.chars().filter(c -> c == '.').count();
    int commas = (int) text.chars().filter(c -> c == ',').count();
    int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    int decimals = text.length() - last - 1;
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    if (last < 0) {
      return new BigDecimal(text);
    }
    if (dots > 0 && commas > 0) {
      boolean one = text.charAt(last) == '.' ? dots == 1 : commas == 1;
      return one && decimals <= 2 ? grouped(text, last) : null;
    }
    if (dots + commas == 1 && decimals <= 2) {
      return new BigDecimal(text.replace(',', '.'));
    }
    boolean pointIsDecimal = DECIMAL_POINT.contains(country);
    // 3.500 where the comma is for decimals, 3,500 where the point is.
    boolean thousands = dots + commas > 1 || (text.charAt(last) == ',') == pointIsDecimal;
    return thousands ? grouped(text, text.length()) : null;
  }

  /** Null when the digits before the decimals are not in groups of three. */
  private static @Nullable BigDecimal grouped(String text, int end) {
    String[] groups = text.substring(0, end).split("[.,]");
    char separator = text.substring(0, end).indexOf('.') >= 0 ? '.' : ',';
    boolean mixed = text.substring(0, end).indexOf(separator == '.' ? ',' : '.') >= 0;
    if (mixed || groups[0].length() > 3 || groups[0].charAt(0) == '0') {
      return null;
    }
    for (int i = 1; i < groups.length; i++) {
      if (groups[i].length() != 3) {
        return null;
      }
    }
    String decimals = end == text.length() ? "" : "." + text.substring(end + 1);
    return new BigDecimal(String.join("", groups) + decimals);
  }
}
