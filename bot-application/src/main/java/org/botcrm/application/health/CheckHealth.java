package org.botcrm.application.health;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.outbound.SendingRates;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the bot can take messages, how long the oldest one waits, and which business
 * numbers may not send. The database is asked by one caller at a time and at most once a second
 * while it answers, however many probes come: counting what waits costs the more the more waits.
 * Thread-safe.
 */
public final class CheckHealth {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final ReplyQueue queue;
  private final Outbox outbox;
  private final SendingRates rates;
  private final Clock clock;
  private final Object asking = new Object();
  private volatile Answer last;

  /** Over the ports it needs, and the rates that numbers have when nothing is wrong. */
  @Inject
  public CheckHealth(ReplyQueue queue, Outbox outbox, SendingRates rates, Clock clock) {
    this.queue = queue;
    this.outbox = outbox;
    this.rates = rates;
    this.clock = clock;
    this.last = new Answer(Instant.MIN, null, Map.of(), null);
  }

  /**
   * The state now; what waits is as of up to a second ago, and its age as of now.
   *
   * @throws org.botcrm.domain.StorageException when the database cannot be read: not ready
   */
  public Health check() {
    Answer answer = answer();
    Backlog backlog = answer.get();
    Instant now = clock.instant();
    return new Health(
        backlog.chats(),
        age(backlog.chatsSince(), now),
        backlog.outbound(),
        age(backlog.outboundSince(), now),
        backlog.media(),
        age(backlog.mediaSince(), now),
        numbers(answer.paces, now));
  }

  private List<NumberHealth> numbers(Map<PhoneNumberId, NumberPace> paces, Instant now) {
    return paces.entrySet().stream()
        .map(
            entry ->
                NumberHealth.of(entry.getKey(), entry.getValue(), rates.of(entry.getKey()), now))
        .sorted(Comparator.comparing(health -> health.number().value()))
        .toList();
  }

  private Answer answer() {
    Answer seen = last;
    if (seen.isFresh(clock.instant())) {
      return seen;
    }
    synchronized (asking) {
      // What somebody else was answered while this caller waited is as good as an own answer.
      if (last == seen) {
        last = ask();
      }
      return last;
    }
  }

  private Answer ask() {
    try {
      Backlog backlog = queue.backlog();
      Map<PhoneNumberId, NumberPace> paces = outbox.paces();
      return new Answer(clock.instant(), backlog, paces, null);
    } catch (RuntimeException e) {
      return new Answer(clock.instant(), null, Map.of(), e);
    }
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
   * @param mediaWaiting files of messages to be fetched
   * @param oldestMedia how long the oldest of them waits; zero when none does
   * @param numbers how each business number may send, by its id
   */
  public record Health(
      long chatsWaiting,
      Duration oldestChat,
      long outboundWaiting,
      Duration oldestOutbound,
      long mediaWaiting,
      Duration oldestMedia,
      List<NumberHealth> numbers) {
    /** Copies. */
    public Health {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * What the database said; failures serve only those who waited for it, so that recovery shows.
   */
  private record Answer(
      Instant at,
      @Nullable Backlog backlog,
      Map<PhoneNumberId, NumberPace> paces,
      @Nullable RuntimeException failure) {
    private boolean isFresh(Instant now) {
      return backlog != null && !now.isBefore(at) && now.isBefore(at.plus(KEPT));
    }

    private Backlog get() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(backlog, "backlog");
    }
  }
}
