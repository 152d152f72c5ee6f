package org.botcrm.domain.understanding;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.understanding.Slots.Kind;
import org.botcrm.domain.understanding.Slots.Slot;

/**
 * The days that a text names. A day that was not meant is worse than none: who is asked again says
 * it in a word. For one text and one thread.
 */
final class SaidDays {
  /** How many words after «no» are still denied: «no le puedo pagar hoy». */
  private static final int DENIED_WORDS = 5;

  /** «No se preocupe» and the like take nothing back. */
  private static final Set<String> HARMLESS = Set.of("se", "te", "hay", "mas", "importa");

  /** Behind which nothing is denied any more: «no pude pero mañana pago». */
  private static final Set<String> CUTTING = Set.of("pero", "sino", "mejor", "si", "y");

  /** What stands before a day and says nothing. */
  private static final Set<String> LEADING =
      Set.of("el", "la", "este", "esta", "es", "sera", "seria", "para", "en", "proximo", "pasado");

  private final Set<LocalDate> dates = new LinkedHashSet<>();
  private final Set<LocalDate> weekdays = new LinkedHashSet<>();
  private int said;
  private boolean denied;

  /** A day that is named by its date, or by how far away it is. */
  void add(LocalDate date) {
    dates.add(date);
    said++;
  }

  /** A day that is named by the day of the week, which may be said besides its date. */
  void addWeekday(LocalDate date) {
    weekdays.add(date);
    said++;
  }

  /** How often a day was added. */
  int said() {
    return said;
  }

  /** Notes whether the day at a place is one on which nothing will be done: «hoy no puedo». */
  void lookAround(Slots slots, int at) {
    denied |= isDenying(slots, at + 1) || isDeniedBefore(slots, at);
  }

  private static boolean isDeniedBefore(Slots slots, int at) {
    boolean something = false;
    for (int before = at - 1; before >= at - DENIED_WORDS; before--) {
      Slot slot = slots.at(before);
      if (isDenying(slots, before)) {
        // «No el viernes» is «no, el viernes» written in a hurry.
        return something || before == at - 1;
      }
      boolean end = slot.kind() == Kind.SIGN || CUTTING.contains(slot.text());
      if (end || isPronoun(slot) && !isDenying(slots, before - 1)) {
        return false;
      }
      something |= !LEADING.contains(slot.text());
    }
    return false;
  }

  /** «No he podido le pago hoy» begins again with it, «no le pago hoy» does not. */
  private static boolean isPronoun(Slot slot) {
    return slot.is("le") || slot.is("les") || slot.is("te");
  }

  private static boolean isDenying(Slots slots, int at) {
    return slots.at(at).is("no") && !HARMLESS.contains(slots.at(at + 1).text());
  }

  /** The only day that it can be; empty when there is none, or another one may be meant. */
  Optional<LocalDate> only() {
    Set<LocalDate> days = dates.isEmpty() ? weekdays : dates;
    if (denied || days.size() != 1) {
      return Optional.empty();
    }
    LocalDate day = days.iterator().next();
    boolean same = weekdays.stream().allMatch(other -> other.getDayOfWeek() == day.getDayOfWeek());
    return same ? Optional.of(day) : Optional.empty();
  }
}
