package org.botcrm.domain.outbound;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * A message that one sender has claimed.
 *
 * @param id our id of its row in the outbox
 * @param chat the chat it belongs to
 * @param phoneNumberId the business number that sends it
 * @param to whom to send it: by phone when known, else by Meta's user id
 * @param draft what to send
 * @param callbackData comes back in Meta's statuses, so that one that arrives before our own record
 *     of the send still finds this message; at most 512 characters, nothing personal
 * @param attempt 1 for the first
 * @param refusals how often Meta refused it before for a reason that passes
 * @param unknowns how many attempts before ended without an outcome
 * @param token proves the claim: an outcome with an older one is refused
 * @param claimedUntil when the claim runs out; sent so late that no outcome comes before it, the
 *     message could be sent twice
 */
public record OutboundMessage(
    long id,
    ChatId chat,
    PhoneNumberId phoneNumberId,
    ContactId to,
    OutboundDraft draft,
    String callbackData,
    int attempt,
    int refusals,
    int unknowns,
    long token,
    Instant claimedUntil) {
  /** Refuses nulls, naming the field. */
  public OutboundMessage {
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(draft, "draft");
    Objects.requireNonNull(callbackData, "callbackData");
    Objects.requireNonNull(claimedUntil, "claimedUntil");
  }

  /** What it says. */
  public OutboundContent content() {
    return draft.content();
  }

  /** Id and attempt only: the rest is personal. */
  @Override
  public String toString() {
    return "OutboundMessage[" + id + " attempt " + attempt + "]";
  }
}
