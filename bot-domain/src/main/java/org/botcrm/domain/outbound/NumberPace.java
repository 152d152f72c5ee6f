package org.botcrm.domain.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/**
 * How a business number may send now: its bucket, how far it was slowed down after Meta asked for
 * it, and whether it is stopped. All nodes share it through the database. Immutable.
 *
 * @param bucket what may leave; null before the first claim
 * @param slowedTo messages a second right after Meta last asked to slow down; null when it never
 *     did. It doubles every {@link #RECOVERY} until it is the configured rate again
 * @param slowedAt when that was; null with {@code slowedTo}
 * @param pausedUntil nothing leaves before; null when nothing was asked
 * @param stop why nothing leaves at all; null when the number may send
 */
public record NumberPace(
    @Nullable TokenBucket bucket,
    @Nullable Double slowedTo,
    @Nullable Instant slowedAt,
    @Nullable Instant pausedUntil,
    @Nullable Stop stop) {
  /** How long a slowed number takes to send twice as quickly. */
  public static final Duration RECOVERY = Duration.ofSeconds(30);

  private static final Duration SAME_REFUSAL = Duration.ofSeconds(2);
  private static final Duration SHORTEST_STOP = Duration.ofMinutes(1);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(15);
  private static final NumberPace FREE = new NumberPace(null, null, null, null, null);

  /** Of a number that Meta never refused. */
  public static NumberPace free() {
    return FREE;
  }

  /**
   * Why a number is stopped.
   *
   * @param error Meta's refusal
   * @param since the first one
   * @param probeAt when one message is tried, to see whether somebody has mended it
   */
  public record Stop(SendError error, Instant since, Instant probeAt) {
    /** Refuses nulls. */
    public Stop {
      Objects.requireNonNull(error, "error");
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(probeAt, "probeAt");
    }
  }

  /**
   * Messages a second now.
   *
   * @param configured the number's own rate, more than zero
   */
  public double rate(double configured, Instant now) {
    if (slowedTo == null || slowedAt == null) {
      return configured;
    }
    double doublings = (double) Duration.between(slowedAt, now).toMillis() / RECOVERY.toMillis();
    return Math.min(configured, slowedTo * Math.pow(2, Math.max(0, doublings)));
  }

  /** How many messages may leave now; one when it is time to try a stopped number. */
  public int available(double configured, Instant now) {
    if (stop != null) {
      return stop.probeAt.isAfter(now) ? 0 : 1;
    }
    return isPaused(now) ? 0 : filled(configured, now).available();
  }

  /** When to ask again, once nothing is available. */
  public Instant next(double configured, Instant now) {
    if (stop != null) {
      return stop.probeAt;
    }
    return isPaused(now)
        ? Objects.requireNonNull(pausedUntil)
        : filled(configured, now).next(rate(configured, now));
  }

  /** After so many left; a stopped number is tried again only when the outcome must be known. */
  public NumberPace sent(int messages, double configured, Instant now, Instant outcomeBy) {
    Stop tried = stop == null ? null : new Stop(stop.error, stop.since, outcomeBy);
    return new NumberPace(
        filled(configured, now).without(messages), slowedTo, slowedAt, pausedUntil, tried);
  }

  /** After Meta asked to slow down. Refusals that come together are one. */
  public NumberPace slowed(double configured, Instant now, Instant until) {
    Instant pause = pausedUntil != null && pausedUntil.isAfter(until) ? pausedUntil : until;
    if (slowedAt != null && now.isBefore(slowedAt.plus(SAME_REFUSAL))) {
      return new NumberPace(bucket, slowedTo, slowedAt, pause, stop);
    }
    double half = Math.max(1, rate(configured, now) / 2);
    return new NumberPace(new TokenBucket(0, now), half, now, pause, stop);
  }

  /** After Meta refused everything of this number: tried again later and later. */
  public NumberPace stopped(SendError error, Instant now) {
    Instant since = stop == null ? now : stop.since;
    Duration half = Duration.between(since, now).dividedBy(2);
    Duration wait = half.compareTo(LONGEST_STOP) > 0 ? LONGEST_STOP : half;
    Instant probe = now.plus(wait.compareTo(SHORTEST_STOP) < 0 ? SHORTEST_STOP : wait);
    return new NumberPace(bucket, slowedTo, slowedAt, pausedUntil, new Stop(error, since, probe));
  }

  /** After Meta took a message, or somebody replaced the token. */
  public NumberPace resumed() {
    return new NumberPace(bucket, slowedTo, slowedAt, pausedUntil, null);
  }

  private boolean isPaused(Instant now) {
    return pausedUntil != null && pausedUntil.isAfter(now);
  }

  private TokenBucket filled(double configured, Instant now) {
    double rate = rate(configured, now);
    return bucket == null ? TokenBucket.full(rate, now) : bucket.refilled(rate, now);
  }
}
