package org.botcrm.domain.calendar;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Days of the week as people write them, without accents and in lower case. */
final class DayNames {
  private static final List<String> NAMES =
      List.of("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo");
  private static final int WEEK = 7;

  private DayNames() {}

  /** Lower case, without accents, and every dash a plain one without blanks around it. */
  static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c == '\u2013' || c == '\u2014') {
        plain.append('-');
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        plain.append(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c);
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code lunes}, {@code lunes-viernes}, or several of these with commas. */
  static Set<DayOfWeek> parse(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      int dash = part.indexOf('-');
      int first = index(text, dash < 0 ? part : part.substring(0, dash));
      int last = dash < 0 ? first : index(text, part.substring(dash + 1));
      for (int i = 0; i <= Math.floorMod(last - first, WEEK); i++) {
        days.add(DayOfWeek.MONDAY.plus(first + i));
      }
    }
    return days;
  }

  private static int index(String text, String name) {
    int index = NAMES.indexOf(name);
    if (index < 0) {
      throw Words.refused("mal.dia", text);
    }
    return index;
  }
}
