package org.botcrm.domain.reply;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.calendar.LenderCalendar;

/**
 * What a client may know of the lender itself: where it is, when it is open, how to pay. Only what
 * the lender said is told; where it said nothing, the answer offers a person instead. Immutable and
 * thread-safe.
 */
public final class OfficeAnswers {
  private static final String UNSAID = ".sin-datos";

  private final ReplyTexts texts;

  /** Says what {@code texts} hold. */
  public OfficeAnswers(ReplyTexts texts) {
    this.texts = Objects.requireNonNull(texts, "texts");
  }

  /** Where the offices are: {@code oficina.direccion}. */
  public Answer address() {
    return answer("oficina", "direccion", texts.find("oficina.direccion"));
  }

  /** Where and how to pay: {@code pago.como}. */
  public Answer howToPay() {
    return answer("pago", "como", texts.find("pago.como"));
  }

  /** The office hours, and whether somebody is there now. */
  public Answer hours(LenderCalendar calendar, Instant now) {
    Answer hours = answer("horario", "horario", calendar.officeHours());
    return hours.known()
        ? new Answer(
            hours.text() + " " + texts.say(now(calendar, now), holiday(calendar, now)), true)
        : hours;
  }

  private static String now(LenderCalendar calendar, Instant now) {
    if (calendar.office().isOpen(now)) {
      return "horario.abierto";
    }
    return calendar.office().holidayAt(now).isPresent() ? "horario.feriado" : "horario.cerrado";
  }

  private static Map<String, String> holiday(LenderCalendar calendar, Instant now) {
    return Map.of("feriado", calendar.office().holidayAt(now).orElse(""));
  }

  private Answer answer(String key, String variable, Optional<String> said) {
    return said.map(value -> new Answer(texts.say(key + ".dicho", Map.of(variable, value)), true))
        .orElseGet(() -> new Answer(texts.say(key + UNSAID, Map.of()), false));
  }

  /**
   * What to say.
   *
   * @param text for the client
   * @param known false when the lender said nothing, and the text offers a person
   */
  public record Answer(String text, boolean known) {}
}
