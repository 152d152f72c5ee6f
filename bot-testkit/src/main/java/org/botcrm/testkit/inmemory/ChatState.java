package org.botcrm.testkit.inmemory;

import java.time.Instant;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ClientCall;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.PairPace;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a chat.
 *
 * @param special the contact when it is not a person; else null
 * @param gate what decides whether something may be sent
 */
record ChatState(
    ChatId id,
    PhoneNumberId number,
    long version,
    @Nullable ContactId special,
    @Nullable BusinessScopedId user,
    @Nullable Latest<PhoneNumber> phone,
    @Nullable Latest<String> profileName,
    ChatGate gate) {

  /** One that nothing is known of. */
  static ChatState begun(ChatId id, PhoneNumberId number) {
    ChatGate gate = new ChatGate(null, null, null, null);
    return new ChatState(id, number, 0, null, null, null, null, gate);
  }

  /** After this message told what it knows of the contact. */
  ChatState with(ReceivedMessage message) {
    ContactId contact = message.contact();
    boolean person = contact.phone().isPresent() || contact.user().isPresent();
    Latest<PhoneNumber> told =
        contact.phone().map(p -> new Latest<>(p, message.timestamp())).orElse(null);
    String name = message.profileName();
    return new ChatState(
        id,
        number,
        version,
        person ? special : contact,
        user == null ? contact.user().orElse(null) : user,
        Latest.of(phone, told),
        Latest.of(profileName, name == null ? null : new Latest<>(name, message.timestamp())),
        message.opensWindow()
            ? withWindow(gate, Rows.micros(message.timestamp()).plus(ChatGate.WINDOW))
            : gate);
  }

  /** After a call. */
  ChatState with(ClientCall call) {
    return seen(call.contact(), call.at())
        .with(withWindow(gate, Rows.micros(call.at()).plus(ChatGate.WINDOW)));
  }

  /** After something that told of the number that the contact had then. */
  ChatState seen(ContactId contact, Instant at) {
    Latest<PhoneNumber> told = contact.phone().map(p -> new Latest<>(p, at)).orElse(null);
    return new ChatState(
        id, number, version, special, user, Latest.of(phone, told), profileName, gate);
  }

  /** The gate of what goes to the same person under other ids. */
  ChatGate gateTo(ChatState other) {
    return new ChatGate(
        later(gate.windowUntil(), other.gate.windowUntil()),
        first(gate.optedOutAt(), other.gate.optedOutAt()),
        gate.humanUntil(),
        gate.pace());
  }

  private static ChatGate withWindow(ChatGate gate, @Nullable Instant until) {
    return new ChatGate(
        later(gate.windowUntil(), until), gate.optedOutAt(), gate.humanUntil(), gate.pace());
  }

  static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable PairPace later(@Nullable PairPace one, @Nullable PairPace other) {
    if (one == null || other == null) {
      return first(one, other);
    }
    return other.paidUntil().isAfter(one.paidUntil()) ? other : one;
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }

  /** After the other chat turned out to be the same one; nothing read before counts any more. */
  ChatState with(ChatState other) {
    return new ChatState(
        id,
        number,
        Math.max(version, other.version) + 1,
        special,
        user == null ? other.user : user,
        Latest.of(other.phone, phone),
        Latest.of(other.profileName, profileName),
        new ChatGate(
            later(gate.windowUntil(), other.gate.windowUntil()),
            first(gate.optedOutAt(), other.gate.optedOutAt()),
            later(gate.humanUntil(), other.gate.humanUntil()),
            later(gate.pace(), other.gate.pace())));
  }

  /** After something but a message told of the contact. */
  ChatState with(ContactId contact) {
    BusinessScopedId known = user == null ? contact.user().orElse(null) : user;
    return new ChatState(id, number, version, special, known, phone, profileName, gate);
  }

  ChatState with(ChatGate newGate) {
    return new ChatState(id, number, version, special, user, phone, profileName, newGate);
  }

  ChatState nextVersion() {
    return new ChatState(id, number, version + 1, special, user, phone, profileName, gate);
  }

  Chat chat(@Nullable String businessNumber) {
    ContactId person = ContactId.of(phone == null ? null : phone.value(), user);
    String name = profileName == null ? null : profileName.value();
    return new Chat(id, number, businessNumber, special == null ? person : special, name, version);
  }
}
