package org.botcrm.domain.nationalid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups of digits with nothing between them but what people put inside of one number: a few
 * spaces, and one point, comma, dash, apostrophe or bracket. Never a line's end or a word. Built
 * once from left to right, in time proportional to its length.
 */
final class DigitRun {
  /** In place of a letter that was not written. */
  static final char NO_LETTER = 0;

  private static final String SEPARATORS = ".,-–—‐‑−'’_)·";
  // "V - 12 . 345": a space, a sign and a space.
  private static final int WIDEST_GAP = 3;
  // No number is written in more, so more need not be joined.
  private static final int MOST_JOINED = 32;

  private final String text;
  private final List<int[]> groups = new ArrayList<>();
  private int digits;

  private DigitRun(String text) {
    this.text = text;
  }

  /** The run that begins with the digit at {@code start}. */
  static DigitRun at(String text, int start) {
    DigitRun run = new DigitRun(text);
    int next = start;
    while (next >= 0) {
      int end = endOfDigits(text, next);
      run.groups.add(new int[] {next, end});
      run.digits += end - next;
      next = afterGap(text, end);
    }
    return run;
  }

  static boolean isDigit(char c) {
    return Character.digit(c, 10) >= 0;
  }

  /** A space of any kind, but no line's end; also marks that show nothing. */
  static boolean isSpace(char c) {
    return c == '\t' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the next group begins; -1 when what follows does not belong to the run. */
  private static int afterGap(String text, int end) {
    int signs = 0;
    for (int i = end; i < text.length() && i <= end + WIDEST_GAP; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        return signs <= 1 ? i : -1;
      }
      if (!isSpace(c)) {
        signs += SEPARATORS.indexOf(c) >= 0 ? 1 : 2;
      }
    }
    return -1;
  }

  int start() {
    return groups.get(0)[0];
  }

  int end() {
    return end(groups.size() - 1);
  }

  /** Where a group ends. */
  int end(int group) {
    return groups.get(group)[1];
  }

  int start(int group) {
    return groups.get(group)[0];
  }

  int groups() {
    return groups.size();
  }

  /** How many digits it has. */
  int digits() {
    return digits;
  }

  /** How many digits a group has; 0 when there is no such group. */
  int length(int group) {
    return group < groups.size() ? end(group) - start(group) : 0;
  }

  /** The digits of so many groups, as ASCII; empty when they are more than any number has. */
  String joined(int from, int count) {
    char[] joined = new char[MOST_JOINED];
    int length = 0;
    for (int group = from; group < from + count; group++) {
      if (length + length(group) > MOST_JOINED) {
        return "";
      }
      for (int i = start(group); i < end(group); i++) {
        joined[length++] = (char) ('0' + Character.digit(text.charAt(i), 10));
      }
    }
    return new String(Arrays.copyOf(joined, length));
  }

  /** The sign between a group and the next; a space when there is none; 0 after the last. */
  char gap(int group) {
    if (group + 1 >= groups.size()) {
      return 0;
    }
    for (int i = end(group); i < start(group + 1); i++) {
      if (!isSpace(text.charAt(i))) {
        return text.charAt(i);
      }
    }
    return ' ';
  }

  /** Whether just one sign stands between a group and the next. */
  boolean isTight(int group) {
    return group + 1 < groups.size()
        && start(group + 1) - end(group) == 1
        && !isSpace(text.charAt(end(group)));
  }
}
