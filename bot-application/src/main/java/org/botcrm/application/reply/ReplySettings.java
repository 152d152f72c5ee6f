package org.botcrm.application.reply;

import java.time.Duration;
import java.util.Objects;
import org.botcrm.domain.identity.TrustSettings;

/**
 * How chats are answered.
 *
 * @param threads chats answered at the same time by this process, 1 to 256
 * @param maxWaiting chats kept in memory to be answered, 1 or more; beyond it the database keeps
 *     them
 * @param poll how often the database is asked for chats that nobody here knows of, more than zero
 * @param pause how long a person must have written nothing before they are answered, so that what
 *     they write in one go gets one answer, 0 to 30 seconds; zero to answer each message by itself.
 *     Whoever goes on writing is answered after four such pauses
 * @param memory how long a conversation is remembered after its last turn, more than zero
 * @param trust when a chat is taken to be a client's
 */
public record ReplySettings(
    int threads,
    int maxWaiting,
    Duration poll,
    Duration pause,
    Duration memory,
    TrustSettings trust) {
  private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
  private static final int MOST_PAUSES = 4;

  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public ReplySettings {
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads: 1 to 256 expected");
    }
    if (maxWaiting < 1) {
      throw new IllegalArgumentException("maxWaiting: 1 or more expected");
    }
    if (poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("poll: more than zero expected");
    }
    if (pause.isNegative() || pause.compareTo(MAX_PAUSE) > 0) {
      throw new IllegalArgumentException("pause: 0 to 30 seconds expected");
    }
    if (memory.isNegative() || memory.isZero()) {
      throw new IllegalArgumentException("memory: more than zero expected");
    }
    Objects.requireNonNull(trust, "trust");
  }

  /** With the pause, the memory and the trust of {@link #standard}. */
  public ReplySettings(int threads, int maxWaiting, Duration poll) {
    this(
        threads,
        maxWaiting,
        poll,
        Duration.ofMillis(1_500),
        Duration.ofMinutes(30),
        TrustSettings.standard());
  }

  /** The same with another pause. */
  public ReplySettings withPause(Duration other) {
    return new ReplySettings(threads, maxWaiting, poll, other, memory, trust);
  }

  /** How long somebody who goes on writing waits at most. */
  Duration longestPause() {
    return pause.multipliedBy(MOST_PAUSES);
  }

  /**
   * 32 threads, which mostly wait for the database, and share its statements and commits; more
   * would wait for each other in front of a slow CRM until its time limit; 10,000 chats, once a
   * second; answers after a second and a half; half an hour of memory.
   */
  public static ReplySettings standard() {
    return new ReplySettings(32, 10_000, Duration.ofSeconds(1));
  }
}
