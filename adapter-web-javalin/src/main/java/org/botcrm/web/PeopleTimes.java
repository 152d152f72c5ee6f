package org.botcrm.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.domain.cartera.SpanishDates;

/** Writes moments for people, in the lender's zone. Immutable and thread-safe. */
final class PeopleTimes {
  private static final Pattern MOMENT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?Z");

  private final ZoneId zone;

  PeopleTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** «22 de noviembre de 2026 a las 11:05 a. m.». */
  String say(Instant at) {
    ZonedDateTime there = at.atZone(zone);
    return SpanishDates.standard().longDate(there.toLocalDate())
        + " "
        + SpanishDates.standard().atTime(there.toLocalTime());
  }

  /** A text whose moments are written for programs, with all of them written for people. */
  String inWords(String text) {
    return MOMENT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(said(found)));
  }

  private String said(MatchResult found) {
    try {
      return say(Instant.parse(found.group()));
    } catch (DateTimeParseException e) {
      // It looks like a moment and is none.
      return found.group();
    }
  }
}
