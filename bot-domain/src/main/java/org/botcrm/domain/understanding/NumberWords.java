package org.botcrm.domain.understanding;

import java.util.Map;

/** Numbers in words, from one to 999,999: «ciento veinte», «dos mil quinientos». */
final class NumberWords {
  private static final int THOUSAND = 1_000;

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("un", 1),
          Map.entry("uno", 1),
          Map.entry("una", 1),
          Map.entry("dos", 2),
          Map.entry("tres", 3),
          Map.entry("cuatro", 4),
          Map.entry("cinco", 5),
          Map.entry("seis", 6),
          Map.entry("siete", 7),
          Map.entry("ocho", 8),
          Map.entry("nueve", 9),
          Map.entry("diez", 10),
          Map.entry("once", 11),
          Map.entry("doce", 12),
          Map.entry("trece", 13),
          Map.entry("catorce", 14),
          Map.entry("quince", 15),
          Map.entry("dieciseis", 16),
          Map.entry("diecisiete", 17),
          Map.entry("dieciocho", 18),
          Map.entry("diecinueve", 19),
          Map.entry("veinte", 20),
          Map.entry("veintiun", 21),
          Map.entry("veintiuno", 21),
          Map.entry("veintidos", 22),
          Map.entry("veintitres", 23),
          Map.entry("veinticuatro", 24),
          Map.entry("veinticinco", 25),
          Map.entry("veintiseis", 26),
          Map.entry("veintisiete", 27),
          Map.entry("veintiocho", 28),
          Map.entry("veintinueve", 29));

  private static final Map<String, Integer> TENS =
      Map.of(
          "treinta",
          30,
          "cuarenta",
          40,
          "cincuenta",
          50,
          "sesenta",
          60,
          "setenta",
          70,
          "ochenta",
          80,
          "noventa",
          90);

  private static final Map<String, Integer> HUNDREDS =
      Map.of(
          "cien",
          100,
          "ciento",
          100,
          "doscientos",
          200,
          "trescientos",
          300,
          "cuatrocientos",
          400,
          "quinientos",
          500,
          "seiscientos",
          600,
          "setecientos",
          700,
          "ochocientos",
          800,
          "novecientos",
          900);

  private final Slots slots;
  private int at;

  private NumberWords(Slots slots, int at) {
    this.slots = slots;
    this.at = at;
  }

  /**
   * A number in words.
   *
   * @param value from 1
   * @param next where the text goes on
   */
  record Reading(int value, int next) {}

  /** The number that begins at a place; of value 0 when none does. */
  static Reading read(Slots slots, int place) {
    NumberWords words = new NumberWords(slots, place);
    int below = words.belowThousand();
    int value = below;
    if (slots.at(words.at).is("mil")) {
      words.at++;
      value = Math.max(below, 1) * THOUSAND + words.belowThousand();
    }
    return new Reading(value, words.at);
  }

  /** Whether a word is one of these numbers, or a part of one. */
  static boolean isPart(String word) {
    return UNITS.containsKey(word)
        || TENS.containsKey(word)
        || HUNDREDS.containsKey(word)
        || word.equals("mil");
  }

  private int belowThousand() {
    int value = take(HUNDREDS);
    int tens = take(TENS);
    if (tens == 0) {
      return value + take(UNITS);
    }
    Integer unit = UNITS.get(slots.at(at + 1).text());
    if (slots.at(at).is("y") && unit != null && unit < 10) {
      at += 2;
      return value + tens + unit;
    }
    return value + tens;
  }

  private int take(Map<String, Integer> values) {
    Integer value = values.get(slots.at(at).text());
    if (value == null) {
      return 0;
    }
    at++;
    return value;
  }
}
