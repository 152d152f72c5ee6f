package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionSecret;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.botcrm.testkit.time.MutableClock;

/** What is done with subscriptions again and again. */
final class SubscriptionSteps {
  /** When it begins. */
  static final Instant NOW = MutableClock.START;

  /** When a turn that begins then ends by itself. */
  static final Instant UNTIL = NOW.plusSeconds(60);

  /** Signs. */
  static final SubscriptionSecret SECRET =
      new SubscriptionSecret("0123456789abcdef0123456789abcdef");

  /** Where to. */
  static final URI URL = URI.create("https://crm.example/avisos?de=ñandú%20🙂");

  private final SubscriptionPorts ports;

  SubscriptionSteps(SubscriptionPorts ports) {
    this.ports = ports;
  }

  Subscription added(long cursor) {
    return ports.repository().add(new NewSubscription(URL, Set.of(), SECRET, cursor), NOW);
  }

  Subscription found(Subscription one) {
    return ports.repository().find(one.id()).orElseThrow();
  }

  Optional<SubscriptionTurn> claim(long last, Instant now) {
    return ports.queue().claim(last, now, now.plusSeconds(60));
  }

  boolean record(SubscriptionTurn turn, TurnResult result) {
    return ports.queue().record(turn, result, NOW);
  }

  static TurnResult moved(long cursor) {
    return new TurnResult.Moved(SubscriptionProgress.upTo(cursor, NOW));
  }

  static FeedEvent event(long offset) {
    return new FeedEvent(
        offset, NOW, EventKind.DELIVERY_CHANGED, new ChatId(7), 70 + offset, "read");
  }

  /** Has this event of the subscription given up. */
  void giveUp(long offset) {
    SubscriptionProgress behind =
        new SubscriptionProgress(offset, 9, NOW.minusSeconds(86_400), NOW, "no contesta");
    SubscriptionTurn turn = claim(Long.MAX_VALUE, NOW).orElseThrow();
    assertThat(record(turn, new TurnResult.GaveUp(behind, event(offset), "respondió 500")))
        .isTrue();
  }
}
