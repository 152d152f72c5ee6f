package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.List;

/** The words, numbers and signs of a text, for those who look for an amount, a date or the like. */
final class Slots {
  /** What is looked at of a text: who answers a question is brief. */
  private static final int MAX_TEXT = 4_096;

  /** The end of a text, asked for beyond it. */
  private static final Slot NONE = new Slot(Kind.NONE, "");

  private final List<Slot> list;

  private Slots(List<Slot> list) {
    this.list = list;
  }

  /** What a part of a text is. */
  enum Kind {
    /** Letters, in lower case without accents. */
    WORD,
    /** Digits, with the dots and commas between them. */
    NUMBER,
    /** One character that is neither, other than a space. */
    SIGN,
    /** Nothing: before the beginning, or behind the end. */
    NONE
  }

  /** A part of a text. */
  record Slot(Kind kind, String text) {
    boolean isNumber() {
      return kind == Kind.NUMBER;
    }

    boolean is(String word) {
      return text.equals(word) && kind != Kind.NONE;
    }

    /** Whether it is digits and nothing between them. */
    boolean isDigits() {
      return isNumber() && text.indexOf('.') < 0 && text.indexOf(',') < 0;
    }

    /** Digits as a number; -1 for anything else, and for more than six digits. */
    int value() {
      return isDigits() && text.length() <= 6 ? Integer.parseInt(text) : -1;
    }
  }

  static Slots of(String text) {
    List<Slot> list = new ArrayList<>();
    int end = Math.min(text.length(), MAX_TEXT);
    for (int at = 0; at < end; ) {
      int next = isDigit(text, at, end) ? numberEnd(text, at, end) : -1;
      if (next > 0) {
        list.add(new Slot(Kind.NUMBER, text.substring(at, next)));
        at = next;
      } else {
        at = addOther(list, text, at, end);
      }
    }
    return new Slots(list);
  }

  private static int numberEnd(String text, int from, int end) {
    int at = from + 1;
    while (at < end && (isDigit(text, at, end) || isInside(text, at, end))) {
      at++;
    }
    return at;
  }

  private static boolean isInside(String text, int at, int end) {
    return (text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(text, at + 1, end);
  }

  private static boolean isDigit(String text, int at, int end) {
    return at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** A word, or a sign, or a space. */
  private static int addOther(List<Slot> list, String text, int from, int end) {
    StringBuilder word = new StringBuilder();
    int at = from;
    while (at < end && !isDigit(text, at, end)) {
      int codePoint = text.codePointAt(at);
      String folded = Letters.folded(codePoint);
      if (folded.indexOf(' ') >= 0) {
        break;
      }
      word.append(folded);
      at += Character.charCount(codePoint);
    }
    if (!word.isEmpty()) {
      list.add(new Slot(Kind.WORD, word.toString()));
      return at;
    }
    if (at > from) {
      return at;
    }
    int codePoint = text.codePointAt(at);
    if (!Character.isWhitespace(codePoint) && !Character.isSpaceChar(codePoint)) {
      list.add(new Slot(Kind.SIGN, Character.toString(codePoint)));
    }
    return at + Character.charCount(codePoint);
  }

  int size() {
    return list.size();
  }

  /** The part at a place; one of kind {@link Kind#NONE} where there is none. */
  Slot at(int place) {
    return place < 0 || place >= list.size() ? NONE : list.get(place);
  }

  /** Whether these words stand from a place on. */
  boolean are(int place, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(place + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }
}
