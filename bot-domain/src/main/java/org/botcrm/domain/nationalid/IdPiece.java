package org.botcrm.domain.nationalid;

import java.util.Optional;

/** The groups of a run from one of them on, and how many of those are an ID number. */
final class IdPiece {
  private final IdFormat format;
  private final DigitRun run;
  private final int from;
  private final boolean marked;
  private final char letter;
  private final int lookAlike;

  /**
   * @param marked whether a letter or the words before it say that it is an ID
   * @param letter before it, or {@link DigitRun#NO_LETTER}
   */
  IdPiece(IdFormat format, DigitRun run, int from, boolean marked, char letter) {
    this.format = format;
    this.run = run;
    this.from = from;
    this.marked = marked;
    this.letter = letter;
    this.lookAlike = NumberShapes.lookAlike(format, run, from, letter != DigitRun.NO_LETTER);
  }

  int lookAlike() {
    return lookAlike;
  }

  Optional<String> read(int groups) {
    String digits = run.joined(from, groups);
    boolean tooLong = letter == DigitRun.NO_LETTER && !allowsLength(digits.length());
    return tooLong ? Optional.empty() : format.canonical(letter, digits);
  }

  /** How many of them are a number of this country; 0 when they begin with none. */
  int groups() {
    if (lookAlike > 0) {
      return 0;
    }
    int thousands = fitting(NumberShapes.thousands(run, from, true));
    if (thousands >= 3) {
      return thousands;
    }
    int layout = layout();
    if (layout > 0) {
      return layout;
    }
    boolean goesOn = run.gap(from) != 0 && run.gap(from) != ' ' && marked;
    if (isNumber(1) && run.length(from) >= (goesOn ? 6 : 7)) {
      return 1;
    }
    return marked ? looselyWritten(thousands) : 0;
  }

  private int looselyWritten(int thousands) {
    int mixed = fitting(NumberShapes.thousands(run, from, false));
    if (mixed >= 3) {
      return mixed;
    }
    if (isNumber(1) && run.gap(from) == 0 || isNumber(1) && run.length(from) >= 6) {
      return 1;
    }
    int rest = run.groups() - from;
    if (run.digits() <= format.longest() && isNumber(rest)) {
      return rest;
    }
    return thousands > 0 ? thousands : isNumber(1) ? 1 : 0;
  }

  /** As many of these groups of three as are a number. */
  private int fitting(int thousands) {
    for (int count = thousands; count > 1; count--) {
      if (isNumber(count)) {
        return count;
      }
    }
    return 0;
  }

  private int layout() {
    if (format == IdFormat.VE) {
      return letter != DigitRun.NO_LETTER ? rif() : 0;
    }
    int first = run.length(from);
    int second = run.length(from + 1);
    int third = run.length(from + 2);
    if (third > 0 && format.isLayout(first, second, third) && isNumber(3)) {
      return 3;
    }
    return format.isLayout(first, second, 0) && isNumber(2) ? 2 : 0;
  }

  /** "J-12345678-9", and "V-12.345.678-9" too. */
  private int rif() {
    int body = Math.max(1, NumberShapes.thousands(run, from, true));
    boolean check = run.gap(from + body - 1) == '-' && run.length(from + body) == 1;
    return check && run.joined(from, body).length() == 8 ? body + 1 : 0;
  }

  private boolean isNumber(int groups) {
    int length = 0;
    for (int group = from; group < from + groups; group++) {
      length += run.length(group);
    }
    return format.fits(length) && read(groups).isPresent();
  }

  private boolean allowsLength(int length) {
    // Short numbers are amounts, codes and references more often than anybody's.
    return marked || length <= format.longestWithoutLetter() && length >= 7;
  }
}
