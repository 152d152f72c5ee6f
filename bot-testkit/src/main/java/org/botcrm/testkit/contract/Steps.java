package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;

/** What contracts do with a storage again and again. */
final class Steps {
  static final Instant NOW = MutableClock.START;

  /** The phone of one person. */
  static final String PHONE = "584141234567";

  /** Meta's id of the same person. */
  static final String USER = "VE.1001";

  /** How long claims of the contracts hold. */
  static final Duration GRACE = Duration.ofMinutes(1);

  /** More than any test sends. */
  static final SendingRates UNLIMITED = SendingRates.all(10_000);

  /** More rows than any test stores. */
  static final int MANY = 10_000;

  private final BotStorage storage;

  Steps(BotStorage storage) {
    this.storage = storage;
  }

  /** Of the people of {@link #queued}, from 0 on. */
  static String phone(int person) {
    return "5841400" + (10_000 + person);
  }

  /** With a chat for each of so many people, in which these answers wait to be sent. */
  static Steps queued(BotStorage storage, int people, String... parts) {
    Steps steps = new Steps(storage);
    for (int i = 0; i < people; i++) {
      int person = i;
      String[] own = List.of(parts).stream().map(p -> p + " " + person).toArray(String[]::new);
      steps.exchange(Messages.text(phone(person), "hola"), own);
    }
    return steps;
  }

  StoredDelivery receive(ReceivedMessage... messages) {
    return receive(Deliveries.of(messages));
  }

  StoredDelivery receive(StatusUpdate... statuses) {
    return receive(Deliveries.of(statuses));
  }

  StoredDelivery receive(ParsedDelivery parsed) {
    return receiveAt(NOW, parsed);
  }

  StoredDelivery receiveAt(Instant time, ParsedDelivery parsed) {
    return storage.deliveries().store(Deliveries.raw("{}", time), parsed);
  }

  /** Stores a message of one person for each: the first says what is newest. */
  void receiveBodies(String... bodies) {
    for (int i = 0; i < bodies.length; i++) {
      receive(Messages.from(PHONE).at(NOW.minusSeconds(i)).body(bodies[i]).build());
    }
  }

  /** What the rows say that pass, newest first; no more than a page of them. */
  List<String> bodies(ConversacionFilter filter) {
    ConversacionPage page =
        storage.conversaciones().list(filter, new PageRequest.Numbered(1, PageRequest.MAX_SIZE));
    assertThat(page.total()).isEqualTo(page.conversaciones().size());
    return page.conversaciones().stream().map(Conversacion::body).toList();
  }

  /** Every row, newest first. */
  List<Conversacion> rows() {
    return rows(ConversacionFilter.all());
  }

  /** Every row that passes, newest first, page after page. */
  List<Conversacion> rows(ConversacionFilter filter) {
    List<Conversacion> all = new ArrayList<>();
    ConversacionPage page =
        storage.conversaciones().list(filter, new PageRequest.Numbered(1, PageRequest.MAX_SIZE));
    all.addAll(page.conversaciones());
    Optional<Cursor> next = page.next();
    while (next.isPresent()) {
      assertThat(all.size()).as("a walk that comes to an end").isLessThan(MANY);
      PageRequest older = new PageRequest.After(next.get(), PageRequest.MAX_SIZE);
      page = storage.conversaciones().list(filter, older);
      all.addAll(page.conversaciones());
      next = page.next();
    }
    return all;
  }

  /** The row of a received message. */
  Conversacion row(ReceivedMessage message) {
    return only(
        rows().stream()
            .filter(row -> message.id().value().equals(row.messageId()))
            .filter(row -> message.phoneNumberId().value().equals(row.phoneNumberId()))
            .toList());
  }

  /** The row that says this. */
  Conversacion row(String body) {
    return only(rows().stream().filter(row -> row.body().equals(body)).toList());
  }

  /** The chats that these messages are in, without repeats. */
  List<ChatId> chatsOf(ReceivedMessage... messages) {
    return Arrays.stream(messages).map(message -> row(message).chatId()).distinct().toList();
  }

  /** What waits in the chat of this message. */
  PendingChat waiting(ReceivedMessage message) {
    return storage.replies().find(row(message).chatId(), 100).orElseThrow();
  }

  /** Stores a message and has it answered with these parts. */
  void exchange(ReceivedMessage message, String... parts) {
    receive(message);
    answer(message, parts);
  }

  /** Has the oldest message that waits in the chat of {@code message} answered. */
  void answer(ReceivedMessage message, String... parts) {
    answerAt(NOW, message, parts);
  }

  /** Likewise, at another time. */
  void answerAt(Instant time, ReceivedMessage message, String... parts) {
    PendingChat pending = waiting(message);
    MessageAnswer answer = answerTo(pending.messages().get(0), parts);
    assertThat(storage.replies().record(pending, List.of(answer), time)).isTrue();
  }

  /** Stores a message and has it answered with these drafts, whatever they say. */
  void exchange(ReceivedMessage message, List<OutboundDraft> drafts) {
    receive(message);
    PendingChat pending = waiting(message);
    MessageAnswer answer =
        new MessageAnswer(pending.messages().get(0).id(), null, "regla", "respuesta", drafts, null);
    assertThat(storage.replies().record(pending, List.of(answer), NOW)).isTrue();
  }

  /** An answer of the rule "saludo" to a message of client 7. */
  static MessageAnswer answerTo(PendingMessage message, String... parts) {
    List<OutboundDraft> drafts = Arrays.stream(parts).map(OutboundDraft::ofText).toList();
    String text = drafts.isEmpty() ? null : String.join(" ", parts);
    return new MessageAnswer(message.id(), new ClienteId(7), "saludo", text, drafts, null);
  }

  List<OutboundMessage> claim(Instant now) {
    return claimUpTo(100, now).messages();
  }

  /** A claim that no rate of a number limits. */
  Claim claimUpTo(int limit, Instant now) {
    return storage.outbox().claim(new ClaimRequest(now, now.plus(GRACE), limit, UNLIMITED));
  }

  OutboundMessage claimOne(Instant now) {
    return only(claim(now));
  }

  /** The bodies of what is due, which is claimed by asking. */
  List<String> claimBodies(Instant now) {
    return claim(now).stream().map(message -> message.content().body()).toList();
  }

  boolean accept(OutboundMessage message, String wamid) {
    return record(message, new AttemptOutcome.Accepted(new MessageId(wamid)));
  }

  boolean record(OutboundMessage message, AttemptOutcome outcome) {
    return storage.outbox().record(message, outcome, NOW);
  }

  private static <T> T only(List<T> found) {
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
