package org.botcrm.bench;

/** The made-up numbers of the people who write, and the business that they write to. */
final class Phones {
  /** As many people as there are at most. */
  static final int MAX = 1_000_000;

  static final String BUSINESS_ID = "100000000000001";
  static final String BUSINESS = "15550001000";
  static final String WABA_ID = "200000000000001";

  private static final long FIRST = 584_120_000_000L;

  private Phones() {}

  /**
   * The 12 digits of a person.
   *
   * @param person 0 to {@link #MAX} - 1
   */
  static String of(int person) {
    return Long.toString(FIRST + person);
  }

  /** The business-scoped id that goes with the number. */
  static String userId(int person) {
    return "VE.10000000" + of(person);
  }

  /** Whose number it is; negative when it is nobody's. */
  static int person(long number) {
    long person = number - FIRST;
    return person >= 0 && person < MAX ? (int) person : -1;
  }
}
