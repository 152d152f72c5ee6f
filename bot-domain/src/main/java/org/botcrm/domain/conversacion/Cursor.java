package org.botcrm.domain.conversacion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.domain.message.ConversacionId;

/**
 * A place in a listing that is newest first: just behind the row with this timestamp and id.
 *
 * @param timestamp of the last row seen, to the microsecond
 * @param id of the last row seen
 */
public record Cursor(Instant timestamp, ConversacionId id) {
  private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,18})-([0-9]{1,18})");

  /** The year 5138 and its mirror in the past: every database holds such times. */
  private static final long MAX_MICROS = 100_000_000_000_000_000L;

  /** As one word for a URL. */
  public String written() {
    // Not by ChronoUnit, which counts nanoseconds on the way and overflows in the year 2262.
    long micros = Math.multiplyExact(timestamp.getEpochSecond(), 1_000_000L);
    return Math.addExact(micros, timestamp.getNano() / 1000) + "-" + id.value();
  }

  /** Reads {@link #written()}; empty when it is not one. */
  public static Optional<Cursor> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches() || Math.abs(Long.parseLong(matcher.group(1))) > MAX_MICROS) {
      return Optional.empty();
    }
    return Optional.of(
        new Cursor(
            Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
            new ConversacionId(Long.parseLong(matcher.group(2)))));
  }
}
