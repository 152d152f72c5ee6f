package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.ChatGate;
import org.jspecify.annotations.Nullable;

/**
 * A chat as a list of chats shows it.
 *
 * @param id ours
 * @param phoneNumberId the business number
 * @param contact all that is known of the other side
 * @param profileName the name that the person chose in WhatsApp; null when never sent
 * @param lastAt the timestamp of its newest message
 * @param inbound how many messages were received in it, 0 or more
 * @param outbound how many were sent in it, or are to be, 0 or more
 * @param waitingSince when the oldest message was stored that waits for an answer; null when none
 *     does
 * @param gate what decides whether something may be sent
 */
public record ChatSummary(
    ChatId id,
    PhoneNumberId phoneNumberId,
    ContactId contact,
    @Nullable String profileName,
    Instant lastAt,
    long inbound,
    long outbound,
    @Nullable Instant waitingSince,
    ChatGate gate) {
  /** Refuses nulls where a value is required, naming the field. */
  public ChatSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(lastAt, "lastAt");
    Objects.requireNonNull(gate, "gate");
  }

  /** The id only: the rest is personal. */
  @Override
  public String toString() {
    return "ChatSummary[" + id.value() + "]";
  }
}
