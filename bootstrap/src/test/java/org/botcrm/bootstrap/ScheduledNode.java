package org.botcrm.bootstrap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.outbound.DeliverySteps;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.application.reply.ReplyToChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.time.MutableClock;

/** One process of the bot, without threads: it does a step when it is told to. */
final class ScheduledNode {
  private static final DeliverySettings SETTINGS =
      new DeliverySettings(
          64, ScheduledWorld.GRACE, Duration.ofSeconds(1), 50, SendingRates.all(1_000));
  private static final BotListener NOBODY = SafeListener.of(List.of());

  private final Fuse fuse = new Fuse();
  private final BotStorage storage;
  private final MutableClock clock;
  private final DeliveryStore deliveries;
  private final DeliverySteps delivery;
  private final ReplyToChat replies;
  private final Deque<OutboundMessage> claimed = new ArrayDeque<>();

  ScheduledNode(BotStorage storage, ScheduledMeta meta, MutableClock clock, Runnable meanwhile) {
    this.storage = storage;
    this.clock = clock;
    deliveries = fuse.before(DeliveryStore.class, storage.deliveries());
    Outbox outbox = fuse.before(Outbox.class, storage.outbox());
    delivery =
        new DeliverySteps(outbox, message -> meta.send(message, fuse), SETTINGS, NOBODY, clock);
    replies =
        new ReplyToChat(
            fuse.before(ReplyQueue.class, storage.replies()),
            new InMemoryClienteLookup(List.of(), new SimplePhoneNumberParser("58", "0")),
            rules(meanwhile),
            new DeliverMessages(
                outbox, message -> meta.send(message, fuse), SETTINGS, NOBODY, clock),
            ReplySettings.standard().withPause(Duration.ZERO),
            NOBODY,
            clock);
  }

  Fuse fuse() {
    return fuse;
  }

  boolean hasClaimed() {
    return !claimed.isEmpty();
  }

  /** Whether the webhook was answered with 200. */
  boolean receive(List<Fact> facts) {
    try {
      deliveries.store(Deliveries.raw("{}", clock.instant()), ParsedDelivery.of(facts));
      return true;
    } catch (Fuse.Death e) {
      return false;
    }
  }

  /** What it claimed. */
  List<OutboundMessage> claim(int limit) {
    try {
      delivery.holdUnknown();
      List<OutboundMessage> messages = delivery.claim(limit).messages();
      claimed.addAll(messages);
      return messages;
    } catch (Fuse.Death e) {
      return List.of();
    }
  }

  /** Sends the next of what it claimed, unless that is too late. */
  void send() {
    OutboundMessage message = claimed.remove();
    if (!fuse.isDead() && delivery.maySend(message)) {
      delivery.send(message);
    }
  }

  void reply(ChatId chat) {
    try {
      replies.reply(chat);
    } catch (Fuse.Death e) {
      claimed.clear();
    }
  }

  List<ChatId> waiting() {
    return storage.replies().listWaiting(100);
  }

  /** Two messages for each that ends with an even number; other things happen while it thinks. */
  private static ReplyRules rules(Runnable meanwhile) {
    return ReplyRules.firstMatch(
        List.of(
            new ReplyRule() {
              @Override
              public String name() {
                return "eco";
              }

              @Override
              public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
                meanwhile.run();
                Reply reply = new Reply("a " + message.body());
                boolean even = (message.body().charAt(message.body().length() - 1) & 1) == 0;
                return Optional.of(even ? reply.and(new Reply("b " + message.body())) : reply);
              }
            }));
  }
}
