package org.botcrm.application.health;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.ReplyQueue;
import org.jspecify.annotations.Nullable;

/** Tells whether the bot can take messages, and how long the oldest one waits. */
public final class CheckHealth {
  private final ReplyQueue queue;
  private final Clock clock;

  /** Over the port it needs. */
  @Inject
  public CheckHealth(ReplyQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * The state now.
   *
   * @throws org.botcrm.domain.StorageException when the database cannot be read: not ready
   */
  public Health check() {
    Backlog backlog = queue.backlog();
    Instant now = clock.instant();
    return new Health(
        backlog.chats(),
        age(backlog.chatsSince(), now),
        backlog.outbound(),
        age(backlog.outboundSince(), now));
  }

  private static Duration age(@Nullable Instant since, Instant now) {
    return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  /**
   * What waits.
   *
   * @param chatsWaiting chats with an unanswered message
   * @param oldestChat how long the oldest of them waits; zero when none does
   * @param outboundWaiting messages to be sent
   * @param oldestOutbound how long the oldest of them waits; zero when none does
   */
  public record Health(
      long chatsWaiting, Duration oldestChat, long outboundWaiting, Duration oldestOutbound) {}
}
