package org.botcrm.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.reply.ChatDispatcher;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.application.reply.ReplyToChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.botcrm.testkit.time.MutableClock;

/** The parts of a bot in memory, to be put together by each test as it needs them. */
public final class TestBot {
  /** Each message is answered by itself, at once. */
  public static final ReplySettings SETTINGS =
      new ReplySettings(4, 1000, Duration.ofMillis(5)).withPause(Duration.ZERO);

  public static final Instant START = MutableClock.START;

  /** How long a test waits for another thread before it fails. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  public final BotStorage storage = new InMemoryBotStorage();
  public final MutableClock clock = MutableClock.standing();
  public final RecordingListener listener = new RecordingListener();
  public final RecordingMessageSender sender = new RecordingMessageSender();
  public final ClienteLookup clientes =
      new InMemoryClienteLookup(
          List.of(
              Clientes.ana(),
              Clientes.withPhone(2, "0414-0000001"),
              Clientes.withPhone(3, "0414-0000001")),
          new SimplePhoneNumberParser("58", "0"));

  /** A rule that answers with what {@code say} makes of the message. */
  public static ReplyRules saying(UnaryOperator<String> say) {
    return ReplyRules.firstMatch(
        List.of(
            new ReplyRule() {
              @Override
              public String name() {
                return "eco";
              }

              @Override
              public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
                return Optional.of(new Reply(say.apply(message.body())));
              }
            }));
  }

  /** A delivery thread that nobody starts: what is to be sent stays in the outbox. */
  public DeliverMessages idleDelivery() {
    return new DeliverMessages(
        storage.outbox(), sender, DeliverySettings.standard(), listener, clock);
  }

  public ReplyToChat replyToChat(ReplyRules rules) {
    return replyToChat(rules, clientes);
  }

  public ReplyToChat replyToChat(ReplyRules rules, ClienteLookup lookup) {
    return replyToChat(rules, lookup, SETTINGS);
  }

  public ReplyToChat replyToChat(ReplyRules rules, ClienteLookup lookup, ReplySettings settings) {
    return new ReplyToChat(
        storage.replies(), lookup, rules, idleDelivery(), settings, listener, clock);
  }

  /** Four threads that ask the database all the time. */
  public ChatDispatcher dispatcher(ReplyToChat replyToChat) {
    return new ChatDispatcher(replyToChat, storage.replies(), SETTINGS, listener, clock);
  }

  public StoredDelivery receive(ReceivedMessage... messages) {
    return storage
        .deliveries()
        .store(Deliveries.raw("{}", clock.instant()), Deliveries.of(messages));
  }

  /** Stores a message and tells its chat. */
  public ChatId chatOf(ReceivedMessage message) {
    return receive(message).toAnswer().iterator().next();
  }

  /** Goes on when {@code thread} waits, with a time limit, in a method of {@code type}. */
  public static void awaitThatItWaits(Thread thread, Class<?> type) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (thread.getState() != Thread.State.TIMED_WAITING
        || Stream.of(thread.getStackTrace())
            .noneMatch(frame -> frame.getClassName().equals(type.getName()))) {
      if (System.nanoTime() > deadline || thread.getState() == Thread.State.TERMINATED) {
        throw new AssertionError("the thread does not wait: " + thread.getState());
      }
      Thread.onSpinWait();
    }
  }

  /** Goes on when {@code thread} waits for what another holds. */
  public static void awaitThatItIsBlocked(Thread thread) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (thread.getState() != Thread.State.BLOCKED) {
      if (System.nanoTime() > deadline || thread.getState() == Thread.State.TERMINATED) {
        throw new AssertionError("the thread is not blocked: " + thread.getState());
      }
      Thread.onSpinWait();
    }
  }

  /** Every row, in the order of writing. */
  public List<Conversacion> rows() {
    List<Conversacion> rows = new ArrayList<>();
    ConversacionPage page;
    int number = 1;
    do {
      PageRequest request = new PageRequest.Numbered(number++, PageRequest.MAX_SIZE);
      page = storage.conversaciones().list(ConversacionFilter.all(), request);
      rows.addAll(page.conversaciones());
    } while (page.hasMore());
    rows.sort(Comparator.comparing(row -> row.id().value()));
    return rows;
  }

  public Conversacion row(String body) {
    List<Conversacion> found = rows().stream().filter(row -> row.body().equals(body)).toList();
    assertThat(found).as("rows that say it").hasSize(1);
    return found.get(0);
  }
}
