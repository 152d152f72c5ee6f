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

  /** About the year -1199: every database holds such times. */
  private static final long MIN_MICROS = -100_000_000_000_000_000L;

  /** The end of the year 9999: no message is of later. */
  private static final long MAX_MICROS = 253_402_300_799_999_999L;

  /** As one word for a URL. */
  public String written() {
    // Not by ChronoUnit, which counts nanoseconds on the way and overflows in the year 2262.
    long micros = Math.multiplyExact(timestamp.getEpochSecond(), 1_000_000L);
    return Math.addExact(micros, timestamp.getNano() / 1000) + "-" + id.value();
  }

  /** Reads {@link #written()}; empty when it is not one. */
  public static Optional<Cursor> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long micros = Long.parseLong(matcher.group(1));
    ConversacionId id = new ConversacionId(Long.parseLong(matcher.group(2)));
    return micros < MIN_MICROS || micros > MAX_MICROS
        ? Optional.empty()
        : Optional.of(new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id));
  }
}
