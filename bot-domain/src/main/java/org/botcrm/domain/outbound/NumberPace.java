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
 * @param slowedTo messages a second right after Meta last asked to slow down; null for half of the
 *     configured ones. It doubles every {@link #RECOVERY} until it is the configured rate again
 * @param slowedAt when that was; null when it never did
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

  /** The longest that nothing leaves before one message is tried, whatever Meta asks for. */
  public static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  // So soon after a pause a refusal says that the pause was too short.
  private static final Duration SOON = Duration.ofSeconds(10);
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
   * @param byStatus whether a status told it: Meta takes the messages of such a number and fails
   *     them afterwards, so that its taking one shows nothing
   */
  public record Stop(SendError error, Instant since, Instant probeAt, boolean byStatus) {
    /** Refuses nulls. */
    public Stop {
      Objects.requireNonNull(error, "error");
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(probeAt, "probeAt");
    }

    /** Told by the answer to a message. */
    public Stop(SendError error, Instant since, Instant probeAt) {
      this(error, since, probeAt, false);
    }
  }

  /**
   * Messages a second now.
   *
   * @param configured the number's own rate, more than zero
   */
  public double rate(double configured, Instant now) {
    if (slowedAt == null) {
      return configured;
    }
    double from = slowedTo == null ? Math.max(1, configured / 2) : slowedTo;
    double doublings = (double) Duration.between(slowedAt, now).toMillis() / RECOVERY.toMillis();
    return Math.min(configured, from * Math.pow(2, Math.max(0, doublings)));
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
    Stop tried = stop == null ? null : new Stop(stop.error, stop.since, outcomeBy, stop.byStatus);
    return new NumberPace(
        filled(configured, now).without(messages), slowedTo, slowedAt, pausedUntil, tried);
  }

  /**
   * After Meta asked to slow down. Refusals that come together are one; one that comes soon after a
   * pause makes the next pause twice as long.
   */
  public NumberPace slowed(double configured, Instant now, Instant until) {
    return slowedTo(Math.max(1, rate(configured, now) / 2), now, until);
  }

  /** The same, told by the status of a message that was taken, which tells no rate and no wait. */
  public NumberPace slowedByStatus(Instant now) {
    boolean known = slowedTo != null && slowedAt != null && now.isBefore(slowedAt.plus(RECOVERY));
    Double half = known ? Math.max(1, rate(Double.MAX_VALUE, now) / 2) : null;
    return slowedTo(half, now, now.plus(SHORTEST_PAUSE));
  }

  private NumberPace slowedTo(@Nullable Double to, Instant now, Instant until) {
    boolean same = slowedAt != null && (isPaused(now) || now.isBefore(slowedAt.plus(SAME_REFUSAL)));
    if (same) {
      Instant asked = now.plus(shorter(Duration.between(now, until), LONGEST_PAUSE));
      Instant pause = isPaused(now) && pausedUntil.isAfter(asked) ? pausedUntil : asked;
      return new NumberPace(bucket, slowedTo, slowedAt, pause, stop);
    }
    Duration pause = shorter(pause(now, Duration.between(now, until)), LONGEST_PAUSE);
    return new NumberPace(new TokenBucket(0, now), to, now, now.plus(pause), stop);
  }

  private Duration pause(Instant now, Duration asked) {
    if (pausedUntil == null || slowedAt == null) {
      return asked;
    }
    Duration last = Duration.between(slowedAt, pausedUntil);
    boolean soon = now.isBefore(pausedUntil.plus(longer(last, SOON)));
    return soon ? longer(asked, last.multipliedBy(2)) : asked;
  }

  /** After Meta refused everything of this number: tried again later and later. */
  public NumberPace stopped(SendError error, Instant now) {
    return stopped(error, now, stop != null && stop.byStatus);
  }

  /** The same, told by the status of a message that was taken. */
  public NumberPace stoppedByStatus(SendError error, Instant now) {
    return stopped(error, now, true);
  }

  private NumberPace stopped(SendError error, Instant now, boolean byStatus) {
    Instant since = stop == null ? now : stop.since;
    Duration half = Duration.between(since, now).dividedBy(2);
    Instant probe = now.plus(longer(shorter(half, LONGEST_STOP), SHORTEST_STOP));
    Stop next = new Stop(error, since, probe, byStatus);
    return new NumberPace(bucket, slowedTo, slowedAt, pausedUntil, next);
  }

  /** After Meta took a message. */
  public NumberPace accepted() {
    return stop == null || stop.byStatus ? this : resumed();
  }

  /**
   * After a status told that a message is on its way to the person.
   *
   * @param at when it set out, by Meta's clock
   */
  public NumberPace sentOn(Instant at) {
    return stop != null && at.isAfter(stop.since) ? resumed() : this;
  }

  /** After somebody mended it, as by a new token: what was asked of the number before is void. */
  public NumberPace resumed() {
    return new NumberPace(bucket, slowedTo, slowedAt, null, null);
  }

  /** A time further ahead than any pause is that of a node whose clock is wrong. */
  private boolean isPaused(Instant now) {
    return pausedUntil != null
        && pausedUntil.isAfter(now)
        && !pausedUntil.isAfter(now.plus(LONGEST_PAUSE));
  }

  private TokenBucket filled(double configured, Instant now) {
    double rate = rate(configured, now);
    return bucket == null ? TokenBucket.full(rate, now) : bucket.refilled(rate, now);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
