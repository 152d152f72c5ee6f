package org.botcrm.domain.nationalid;

/** How many groups of a run are one number, by the way they are written. Looks at few of them. */
final class NumberShapes {
  // 1.234.567.890
  private static final int MOST_THOUSANDS = 4;
  // 00 58 412 123 45 67
  private static final int MOST_PHONE = 6;
  private static final int SHORTEST_PHONE = 10;
  private static final int LONGEST_PHONE = 15;

  private NumberShapes() {}

  /**
   * Groups of three after a first of one to three.
   *
   * @param uniform whether the signs between them must be the same
   * @return how many groups, at least 2; 0 when it is nothing like that
   */
  static int thousands(DigitRun run, int from, boolean uniform) {
    if (run.length(from) == 0 || run.length(from) > 3) {
      return 0;
    }
    int count = 1;
    while (count < MOST_THOUSANDS
        && run.length(from + count) == 3
        && (!uniform || run.gap(from + count - 1) == run.gap(from))) {
      count++;
    }
    return count > 1 ? count : 0;
  }

  /** How many groups from this one on are a date, an amount with cents, or a phone; 0 for none. */
  static int lookAlike(IdFormat format, DigitRun run, int from, boolean lettered) {
    if (isDate(run, from)) {
      return 3;
    }
    int amount = amount(run, from);
    return amount > 0 || lettered ? amount : phone(format, run, from);
  }

  /** 15-12-2026, 2026.12.15, 15-12-26. */
  private static boolean isDate(DigitRun run, int from) {
    int first = run.length(from);
    int second = run.length(from + 1);
    int third = run.length(from + 2);
    return run.isTight(from)
        && run.isTight(from + 1)
        && run.gap(from) == run.gap(from + 1)
        && (run.groups() == from + 3 || !run.isTight(from + 2))
        && isShort(second)
        && (isShort(first) && (third == 4 || third == 2) || first == 4 && isShort(third))
        && Integer.parseInt(run.joined(from + 1, 1)) <= 12;
  }

  private static boolean isShort(int length) {
    return length == 1 || length == 2;
  }

  /** 12.345,00 and 12345.00: one or two digits after a point or comma that is not the others'. */
  private static int amount(DigitRun run, int from) {
    int whole = Math.max(1, thousands(run, from, true));
    int last = from + whole - 1;
    char sign = run.gap(last);
    boolean cents =
        (sign == '.' || sign == ',')
            && run.isTight(last)
            && isShort(run.length(last + 1))
            && (whole == 1 || sign != run.gap(from))
            && !(run.isTight(last + 1) && run.gap(last + 1) == sign);
    return cents ? whole + 1 : 0;
  }

  private static int phone(IdFormat format, DigitRun run, int from) {
    int digits = 0;
    for (int count = 1; count <= MOST_PHONE && from + count <= run.groups(); count++) {
      digits += run.length(from + count - 1);
      if (digits > LONGEST_PHONE) {
        return 0;
      }
      if (digits >= SHORTEST_PHONE && format.isPhone(run.joined(from, count), run.length(from))) {
        return count;
      }
    }
    return 0;
  }

  /** How many groups a number with its country code, after a plus sign, has. */
  static int international(DigitRun run) {
    int digits = 0;
    int count = 0;
    while (count < run.groups() && digits + run.length(count) <= LONGEST_PHONE) {
      digits += run.length(count);
      count++;
    }
    return Math.max(1, count);
  }
}
