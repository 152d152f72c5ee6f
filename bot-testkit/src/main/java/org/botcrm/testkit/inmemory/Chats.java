package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ClientCall;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.PairPace;
import org.jspecify.annotations.Nullable;

/**
 * Which chat a message belongs to. A person is known by phone, by Meta's user id or by both; chats
 * that turn out to be one person's become one. Callers hold the lock of the storage.
 */
final class Chats {
  private final Rows rows;
  private final Consents consents;
  private final Effects effects;
  private final Map<ChatId, ChatState> chats = new HashMap<>();
  private final Map<ContactKey, Latest<ChatId>> known = new HashMap<>();
  private final Map<PhoneNumberId, Latest<String>> businessNumbers = new HashMap<>();
  private final Moves moves = new Moves();
  private long lastId;

  Chats(Rows rows, Consents consents, Effects effects) {
    this.rows = rows;
    this.consents = consents;
    this.effects = effects;
  }

  /** What is stored about whom a chat belongs to, and what its number tells. */
  ChatIdentity identity(ChatId id, Instant now) {
    ChatIdentity stored = effects.dialogues().identity(id, now);
    boolean doubted = stored.trust() != null || stored.doubt() != null;
    return doubted || !isOfOtherAccount(id)
        ? stored
        : new ChatIdentity(
            null,
            stored.code(),
            stored.identityKey(),
            stored.silentSince(),
            ChatIdentity.OTHER_ACCOUNT);
  }

  /** Whether another account wrote from its number before. */
  private boolean isOfOtherAccount(ChatId id) {
    ChatState chat = chats.get(id);
    if (chat == null || chat.user() == null || chat.phone() == null) {
      return false;
    }
    PhoneNumber phone = chat.phone().value().canonical();
    return chats.values().stream()
        .filter(other -> other.number().equals(chat.number()))
        .filter(other -> other.id().value() < id.value())
        .filter(other -> other.user() != null && !other.user().equals(chat.user()))
        .anyMatch(
            other -> other.phone() != null && other.phone().value().canonical().equals(phone));
  }

  /** The chat of {@code message}, which is found, begun or put together; learns what it tells. */
  ChatId chatOf(ReceivedMessage message, Instant now) {
    ChatId chat = chatOf(message.phoneNumberId(), message.contact(), now, message.timestamp());
    chats.computeIfPresent(chat, (id, state) -> state.with(message));
    effects.dialogues().learn(chat, message);
    boolean inbound = message.direccion() == Direccion.INBOUND;
    String business = inbound ? message.to() : message.from();
    if (business != null) {
      Latest<String> seen = new Latest<>(business, message.timestamp());
      businessNumbers.merge(message.phoneNumberId(), seen, Latest::and);
    }
    return chat;
  }

  /** Likewise for a contact of whom no message tells. */
  ChatId chatOf(PhoneNumberId number, ContactId contact, Instant now) {
    ChatId chat = match(number, contact, now).orElseGet(() -> begin(number, now));
    ContactKey.of(number, contact)
        .forEach(key -> known.putIfAbsent(key, new Latest<>(chat, Instant.MIN)));
    chats.computeIfPresent(chat, (id, state) -> state.with(contact));
    return chat;
  }

  private ChatId chatOf(PhoneNumberId number, ContactId contact, Instant now, Instant seen) {
    ChatId chat = chatOf(number, contact, now);
    ContactKey.of(number, contact)
        .forEach(key -> known.merge(key, new Latest<>(chat, seen), Latest::and));
    return chat;
  }

  /** Writes down that a person called, or took a call. */
  void called(ClientCall call, Instant now) {
    ChatId chat = chatOf(call.phoneNumberId(), call.contact(), now, call.at());
    chats.computeIfPresent(chat, (id, state) -> state.with(call));
  }

  private Optional<ChatId> match(PhoneNumberId number, ContactId contact, Instant now) {
    Optional<ChatId> byUser = find(ContactKey.user(number, contact));
    Optional<ChatId> byOther = find(ContactKey.other(number, contact));
    if (byOther.isEmpty() || byOther.equals(byUser)) {
      return byUser;
    }
    ChatState other = chats.get(byOther.get());
    if (other.user() != null && contact.user().isPresent()) {
      // The phone is somebody else's too: one phone, two people, two chats.
      return byUser;
    }
    byUser.ifPresent(chat -> merge(byOther.get(), chat, now));
    return byUser.or(() -> byOther);
  }

  private Optional<ChatId> find(@Nullable ContactKey key) {
    return Optional.ofNullable(known.get(key)).map(Latest::value);
  }

  private ChatId begin(PhoneNumberId number, Instant now) {
    ChatId id = new ChatId(++lastId);
    rows.feed().add(EventKind.CHAT_BEGUN, id, id.value(), null, now);
    chats.put(id, ChatState.begun(id, number));
    return id;
  }

  private void merge(ChatId gone, ChatId into, Instant now) {
    ChatState absorbed = chats.remove(gone);
    chats.computeIfPresent(into, (id, state) -> state.with(absorbed));
    moves.join(gone, into);
    known.replaceAll((key, at) -> at.value().equals(gone) ? new Latest<>(into, at.at()) : at);
    rows.moveAll(gone, into);
    rows.feed().add(EventKind.CHAT_JOINED, into, gone.value(), null, now);
    effects.moveAll(gone, into, now);
    if (consents.moveAll(gone, into)) {
      consentChanged(into);
    }
  }

  /** Whoever writes in the chat from now on may be somebody else, when the message says so. */
  void changed(ChatId chat, ReceivedMessage message, Instant now) {
    if (effects.dialogues().changed(chat, message, now)) {
      answered(chat);
    }
    ContactId movedTo = message.details().movedTo();
    if (movedTo != null) {
      Instant at = message.timestamp();
      ChatId to = chatOf(message.phoneNumberId(), movedTo, now, at);
      chats.computeIfPresent(to, (id, state) -> state.seen(movedTo, at));
      moves.add(chat, to, at);
    }
  }

  /** The chat of whoever gets a message: its own, or that of the ids that the person has now. */
  private ChatState addressee(Conversacion message) {
    ChatState own = chats.get(message.chatId());
    Instant seen = own.phone() == null ? Instant.MIN : own.phone().at();
    return moves
        .find(own.id())
        .filter(to -> !seen.isAfter(to.at()) || !message.creadoEn().isAfter(to.at()))
        .map(to -> chats.get(to.value()))
        .orElse(own);
  }

  /** Who gets a message. */
  ContactId contactOf(Conversacion message) {
    return addressee(message).chat(null).contact();
  }

  /** What decides whether a message may be sent. */
  ChatGate gate(Conversacion message) {
    return chats.get(message.chatId()).gateTo(addressee(message));
  }

  /** Writes down that a person wants messages, or none. */
  void consent(ChatId chat, ConsentChange change, Instant now) {
    rows.feed().add(EventKind.CONSENT_CHANGED, chat, chat.value(), change.consent().name(), now);
    consents.add(chat, change);
    consentChanged(chat);
  }

  private void consentChanged(ChatId id) {
    changeGate(
        id,
        gate ->
            new ChatGate(
                gate.windowUntil(), consents.optedOutAt(id), gate.humanUntil(), gate.pace()));
  }

  /** The chat as it is now; empty when there is none, or it became part of another. */
  Optional<Chat> find(ChatId id) {
    return Optional.ofNullable(chats.get(id)).map(state -> state.chat(businessNumber(state)));
  }

  /** Every chat as it is now. */
  List<Chat> all() {
    return chats.values().stream().map(state -> state.chat(businessNumber(state))).toList();
  }

  private @Nullable String businessNumber(ChatState state) {
    Latest<String> seen = businessNumbers.get(state.number());
    return seen == null ? null : seen.value();
  }

  /** What decides whether something may be sent in the chat. */
  ChatGate gate(ChatId id) {
    return chats.get(id).gate();
  }

  /** After a message left in the chat. */
  void paid(ChatId id, PairPace pace) {
    changeGate(
        id, gate -> new ChatGate(gate.windowUntil(), gate.optedOutAt(), gate.humanUntil(), pace));
  }

  /** The bot rests in the chat until then, and no longer; null to answer again. */
  void rest(ChatId id, @Nullable Instant until) {
    changeGate(id, gate -> new ChatGate(gate.windowUntil(), gate.optedOutAt(), until, gate.pace()));
  }

  private void changeGate(ChatId id, UnaryOperator<ChatGate> change) {
    chats.computeIfPresent(id, (same, state) -> state.with(change.apply(state.gate())));
  }

  /** Somebody wrote in the chat, who takes it over unless it was taken over for longer. */
  void written(ChatId id, Instant until) {
    rest(id, ChatState.later(gate(id).humanUntil(), until));
  }

  /** What the chat is like after an answer in it was recorded. */
  void answered(ChatId id) {
    chats.computeIfPresent(id, (same, state) -> state.nextVersion());
  }
}
