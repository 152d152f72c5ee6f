package org.botcrm.domain.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds codes of six digits in what people write: {@code 123456}, {@code 123 456}, {@code
 * 1-2-3-4-5-6}, in digits of any script, also as keycap emoji; never a part of a longer number.
 */
public final class CodeDigits {
  /** How many digits a code has. */
  public static final int LENGTH = 6;

  // A code is looked for at the beginning; WhatsApp takes 4,096 characters.
  private static final int LONGEST_TEXT = 4_096;
  private static final String SEPARATORS = " \u00a0\u202f.-–";

  private CodeDigits() {}

  /** Every code in the text, in its order, each as six ASCII digits. */
  public static List<String> findAll(String text) {
    List<String> codes = new ArrayList<>(1);
    StringBuilder digits = new StringBuilder();
    boolean separated = false;
    int end = Math.min(text.length(), LONGEST_TEXT);
    for (int i = 0; i < end; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
        separated = false;
      } else if (!isInvisible(c)) {
        // One separator joins what is around it; anything else ends the number.
        boolean joins = digits.length() > 0 && !separated && SEPARATORS.indexOf(c) >= 0;
        separated = joins;
        if (!joins) {
          take(digits, codes);
        }
      }
    }
    take(digits, codes);
    return List.copyOf(codes);
  }

  private static void take(StringBuilder digits, List<String> codes) {
    if (digits.length() == LENGTH) {
      codes.add(digits.toString());
    }
    digits.setLength(0);
  }

  /** The parts of a keycap emoji beside its digit, marks of direction, joiners. */
  private static boolean isInvisible(int c) {
    return c == 0x20E3 || c == 0xFE0F || Character.getType(c) == Character.FORMAT;
  }
}
