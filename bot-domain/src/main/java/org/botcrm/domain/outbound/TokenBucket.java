package org.botcrm.domain.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How many messages a business number may send now: a bucket that fills at a steady rate and holds
 * one second of it, so that after a rest no more than that leave at once. Immutable.
 *
 * @param tokens messages that could leave at {@code at}, zero or more
 * @param at when that was counted
 */
public record TokenBucket(double tokens, Instant at) {
  private static final double NANOS = 1e9;

  /**
   * @throws IllegalArgumentException when {@code tokens} is negative
   */
  public TokenBucket {
    Objects.requireNonNull(at, "at");
    if (tokens < 0) {
      throw new IllegalArgumentException("tokens: zero or more expected");
    }
  }

  /** A full one, of a number that has rested. */
  public static TokenBucket full(double perSecond, Instant now) {
    return new TokenBucket(capacity(perSecond), now);
  }

  /** What is in it at a later time; a clock that went back fills nothing. */
  public TokenBucket refilled(double perSecond, Instant now) {
    if (!at.isBefore(now)) {
      return new TokenBucket(Math.min(tokens, capacity(perSecond)), at);
    }
    double gained = Duration.between(at, now).toNanos() / NANOS * perSecond;
    return new TokenBucket(Math.min(capacity(perSecond), tokens + gained), now);
  }

  /** How many whole messages may leave. */
  public int available() {
    return (int) tokens;
  }

  /** After so many left. */
  public TokenBucket without(int messages) {
    return new TokenBucket(Math.max(0, tokens - messages), at);
  }

  /** When the next message may leave. */
  public Instant next(double perSecond) {
    return tokens >= 1 ? at : at.plusNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
  }

  private static double capacity(double perSecond) {
    return Math.max(1, perSecond);
  }
}
