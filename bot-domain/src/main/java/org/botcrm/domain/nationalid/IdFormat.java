package org.botcrm.domain.nationalid;

import java.util.List;
import java.util.Optional;

/** What the ID numbers of a country look like, and what there looks like one and is none. */
enum IdFormat {
  /** Letter and 5 to 9 digits; the letter may be missing. */
  VE(5, 9) {
    @Override
    Optional<String> canonical(char letter, String digits) {
      return Venezuela.canonical(letter, digits);
    }

    @Override
    boolean isPhone(String digits, int first) {
      return switch (digits.length()) {
        case 10 -> isFirst(first, 3, 10) && startsWith(digits, Venezuela.MOBILE_CODES);
        case 11 -> isFirst(first, 4, 11) && startsWith(digits, List.of("02", "04"));
        case 12 -> digits.startsWith("58");
        case 14 -> digits.startsWith("0058");
        default -> false;
      };
    }

    @Override
    int longestWithoutLetter() {
      // Nobody has a cédula of nine digits; references of banks do.
      return 8;
    }
  },

  /** Ten digits: two of the province, one below 6, and a check digit. */
  EC(10, 10) {
    @Override
    Optional<String> canonical(char letter, String digits) {
      return digits.length() == 10 && isEcuadorian(digits) ? Optional.of(digits) : Optional.empty();
    }

    @Override
    boolean isPhone(String digits, int first) {
      return switch (digits.length()) {
        case 10 -> first < 9 && digits.startsWith("09");
        case 12 -> digits.startsWith("593");
        default -> false;
      };
    }

    @Override
    boolean isLayout(int first, int second, int third) {
      return first == 9 && second == 1 && third == 0 || first == 2 && second == 7 && third == 1;
    }

    @Override
    String padded(String digits) {
      return digits.length() == 9 ? "0" + digits : digits;
    }

    @Override
    List<String> layouts(String digits) {
      return List.of(digits.substring(0, 9) + "-" + digits.substring(9));
    }
  },

  /**
   * Eleven digits, the last by Luhn's rule. Some hundred old numbers break it: they are refused.
   */
  DO(11, 11) {
    @Override
    Optional<String> canonical(char letter, String digits) {
      return digits.length() == 11 && CheckDigits.isLuhn(digits)
          ? Optional.of(digits)
          : Optional.empty();
    }

    @Override
    boolean isPhone(String digits, int first) {
      String national = digits.startsWith("1") ? digits.substring(1) : digits;
      return national.length() == 10 && startsWith(national, List.of("809", "829", "849"));
    }

    @Override
    boolean isLayout(int first, int second, int third) {
      return first == 3 && second == 7 && third == 1;
    }

    @Override
    String padded(String digits) {
      // 001 is the capital's number.
      return digits.length() == 9 || digits.length() == 10
          ? "00".substring(digits.length() - 9) + digits
          : digits;
    }

    @Override
    List<String> layouts(String digits) {
      return List.of(
          digits.substring(0, 3) + "-" + digits.substring(3, 10) + "-" + digits.substring(10));
    }
  },

  /** Six to ten digits, without a check digit. */
  CO(6, 10) {
    @Override
    Optional<String> canonical(char letter, String digits) {
      String number = CheckDigits.withoutLeadingZeros(digits);
      return fits(digits.length()) && number.length() >= 6 ? Optional.of(number) : Optional.empty();
    }

    @Override
    boolean isPhone(String digits, int first) {
      // Cédulas of ten digits begin with 1; mobile phones with 3, others with 60.
      return switch (digits.length()) {
        case 10 -> isFirst(first, 3, 10) && startsWith(digits, List.of("3", "60"));
        case 12 -> digits.startsWith("57");
        default -> false;
      };
    }
  };

  private final int shortest;
  private final int longest;

  IdFormat(int shortest, int longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /**
   * The one form of a number; empty when it is none of this country.
   *
   * @param letter in capitals, or {@link DigitRun#NO_LETTER}
   */
  abstract Optional<String> canonical(char letter, String digits);

  /**
   * Whether it is a phone.
   *
   * @param first how many digits stand in its first group
   */
  abstract boolean isPhone(String digits, int first);

  /** Whether numbers are written in groups of so many digits. */
  boolean isLayout(int first, int second, int third) {
    return false;
  }

  /** How long a number among other words may be when no letter comes before it. */
  int longestWithoutLetter() {
    return longest;
  }

  /** With the zeros in front that a column of numbers loses. */
  String padded(String digits) {
    return digits;
  }

  /** How a number is written in groups, other than in thousands. */
  List<String> layouts(String digits) {
    return List.of();
  }

  boolean fits(int length) {
    return length >= shortest && length <= longest;
  }

  int shortest() {
    return shortest;
  }

  int longest() {
    return longest;
  }

  /** The check digit of natural persons: twice every other digit, less 9 when over, up to ten. */
  private static boolean isEcuadorian(String digits) {
    int province = Integer.parseInt(digits.substring(0, 2));
    // 30 is for those who registered abroad.
    boolean known = province >= 1 && province <= 24 || province == 30;
    return known && digits.charAt(2) < '6' && CheckDigits.isLuhn(digits);
  }

  private static boolean isFirst(int first, int... expected) {
    for (int length : expected) {
      if (first == length) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(String digits, List<String> starts) {
    return starts.stream().anyMatch(digits::startsWith);
  }
}
