package org.botcrm.web.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;

/** Writes moments as people read them in a list and in a thread. Immutable and thread-safe. */
final class Moments {
  private static final int DAYS_OF_A_WEEK = 7;

  private final ZoneId zone;
  private final ConsoleTexts texts;
  private final Instant now;
  private final DateTimeFormatter time;
  private final DateTimeFormatter seconds;
  private final DateTimeFormatter date;
  private final DateTimeFormatter weekday;
  private final DateTimeFormatter longDate;

  Moments(ZoneId zone, ConsoleTexts texts, Instant now) {
    this.zone = zone;
    this.texts = texts;
    this.now = now;
    this.time = DateTimeFormatter.ofPattern("HH:mm", texts.locale());
    this.seconds = DateTimeFormatter.ofPattern("HH:mm:ss", texts.locale());
    this.date = DateTimeFormatter.ofPattern("dd/MM/uu", texts.locale());
    this.weekday = DateTimeFormatter.ofPattern("EEE", texts.locale());
    this.longDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(texts.locale());
  }

  Instant now() {
    return now;
  }

  LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** «09:42». */
  String time(Instant at) {
    return time.format(at.atZone(zone));
  }

  /** «09:42», «ayer», «lun» or «17/11/26», as far as it lies back. */
  String brief(Instant at) {
    long days = day(now).toEpochDay() - day(at).toEpochDay();
    if (days <= 0) {
      return time(at);
    }
    if (days == 1) {
      return texts.say("dia.ayer.breve");
    }
    return (days < DAYS_OF_A_WEEK ? weekday : date).format(at.atZone(zone));
  }

  /** «las 16:40», «mañana a las 16:40» or «el 25/11/26 a las 16:40», for what ends then. */
  String until(Instant at) {
    long days = day(at).toEpochDay() - day(now).toEpochDay();
    String key = days <= 0 ? "hasta.hoy" : days == 1 ? "hasta.manana" : "hasta.dia";
    return texts.say(key, Map.of("hora", time(at), "dia", date(day(at))));
  }

  /** «17/11/26 09:42:07». */
  String exact(Instant at) {
    return date(day(at)) + " " + seconds.format(at.atZone(zone));
  }

  /** «17/11/26». */
  String date(LocalDate day) {
    return date.format(day);
  }

  /** «Hoy», «Ayer» or «martes, 17 de noviembre de 2026». */
  String dayName(LocalDate day) {
    long days = day(now).toEpochDay() - day.toEpochDay();
    if (days == 0) {
      return texts.say("dia.hoy");
    }
    return days == 1 ? texts.say("dia.ayer") : longDate.format(day);
  }

  /** «4 min», «5 h 12 min» or «3 d», rounded down, never below zero. */
  String length(Duration length) {
    Duration shown = length.isNegative() ? Duration.ZERO : length;
    if (shown.toHours() >= 48) {
      return texts.say("tiempo.dias", Map.of("dias", shown.toDays()));
    }
    if (shown.toHours() >= 1) {
      return texts.say(
          "tiempo.horas", Map.of("horas", shown.toHours(), "minutos", shown.toMinutesPart()));
    }
    return texts.say("tiempo.minutos", Map.of("minutos", shown.toMinutes()));
  }
}
