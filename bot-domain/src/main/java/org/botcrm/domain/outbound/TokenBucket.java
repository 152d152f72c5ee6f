package org.botcrm.domain.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How many messages a business number may send now: a bucket that fills at a steady rate and holds
 * a tenth of a second of it. Meta counts the messages of a second: what leaves at once after a rest
 * comes on top of what fills in meanwhile. Immutable.
 *
 * @param tokens messages that could leave at {@code at}, zero or more
 * @param at when that was counted
 */
public record TokenBucket(double tokens, Instant at) {
  private static final double NANOS = 1e9;
  private static final double SECONDS_HELD = 0.1;
  // More than clocks of nodes differ that are set by the network.
  private static final Duration AHEAD = Duration.ofSeconds(1);

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

  /**
   * What is in it at a later time; a clock that went back fills nothing. The buckets of all nodes
   * are one: where a node's clock is far ahead, the others begin anew, or nothing would leave until
   * their time has come.
   */
  public TokenBucket refilled(double perSecond, Instant now) {
    if (at.isAfter(now.plus(AHEAD))) {
      return new TokenBucket(Math.min(tokens, capacity(perSecond)), now);
    }
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
    return Math.max(1, perSecond * SECONDS_HELD);
  }
}
