package org.botcrm.domain.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.SpanishDates;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * How amounts, days and loans are written for the client.
 *
 * @param zone in which days begin
 */
public record Wording(ReplyTexts texts, MoneyFormat amounts, SpanishDates dates, ZoneId zone) {

  private static final int SHORT = 24;
  // Figures only, so that no JDK writes them otherwise.
  private static final DateTimeFormatter FIGURES =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  /** An amount as people of the country write it. */
  public String money(Money money) {
    return amounts.format(money);
  }

  /** A day with its weekday, and its year when that is another. */
  public String day(LocalDate day, LocalDate today) {
    return dates.day(day, today);
  }

  /** A day in figures. */
  public String shortDay(LocalDate day) {
    return FIGURES.format(day);
  }

  /** How far a day is from another: «hoy», «en 3 días», «hace 2 días». */
  public String distance(LocalDate day, LocalDate today) {
    return dates.relative(day, today);
  }

  /** "1 cuota", "3 cuotas". */
  public String instalments(long count) {
    return texts.say(
        count == 1 ? "palabra.una-cuota" : "palabra.cuotas",
        Map.of("cuotas", String.valueOf(count)));
  }

  /** "a la 1:05 p. m.". */
  public String atTime(Instant at) {
    return dates.atTime(at.atZone(zone).toLocalTime());
  }

  /** "el lunes 23 de noviembre a las 8:00 a. m.". */
  public String moment(Instant at, Instant now) {
    return texts.say(
        "palabra.momento", Map.of("dia", day(today(at), today(now)), "hora", atTime(at)));
  }

  /** The lender's day. */
  public LocalDate today(Instant now) {
    return now.atZone(zone).toLocalDate();
  }

  /** A loan by what was bought with it, or by its number. */
  public String name(Prestamo loan) {
    String producto = loan.producto();
    return producto == null || producto.isBlank() ? numbered(loan) : producto.strip();
  }

  /** Likewise, within what fits a row of a list. */
  public String shortName(Prestamo loan) {
    String name = name(loan);
    return name.codePointCount(0, name.length()) <= SHORT ? name : numbered(loan);
  }

  private String numbered(Prestamo loan) {
    return texts.say("prestamo.numero", Map.of("numero", String.valueOf(loan.id().value())));
  }
}
