package org.botcrm.domain.pago;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list of promises: just behind the one with this day and id.
 *
 * @param payOn of the last promise seen; in the years 0 to 9999
 * @param id of the last promise seen
 */
public record PromesaPagoCursor(LocalDate payOn, long id) {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,7})-([0-9]{1,18})");
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  /** Refuses null. */
  public PromesaPagoCursor {
    Objects.requireNonNull(payOn, "payOn");
  }

  /** As one word for a URL. */
  public String written() {
    return payOn.toEpochDay() + "-" + id;
  }

  /** Reads {@link #written()}; empty when it is not one. */
  public static Optional<PromesaPagoCursor> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) > LAST_DAY) {
      return Optional.empty();
    }
    return Optional.of(
        new PromesaPagoCursor(
            LocalDate.ofEpochDay(Long.parseLong(matcher.group(1))),
            Long.parseLong(matcher.group(2))));
  }
}
