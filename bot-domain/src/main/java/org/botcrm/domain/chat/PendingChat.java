package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.ChatIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A chat with the messages that wait in it.
 *
 * @param chat its state when it was read
 * @param messages oldest first by Meta's timestamp, then by our id
 * @param consent whether the person wants messages
 * @param humanUntil until when a person of the lender answers and the bot does not; null when the
 *     bot does
 * @param identity what is stored about whom the chat belongs to
 * @param state what is remembered of the conversation; empty when it is too old
 */
public record PendingChat(
    Chat chat,
    List<PendingMessage> messages,
    ConsentState consent,
    @Nullable Instant humanUntil,
    ChatIdentity identity,
    DialogueState state) {
  /** Copies the list. */
  public PendingChat {
    messages = List.copyOf(messages);
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(state, "state");
  }

  /** Of a person who said nothing about messages and whom the bot answers. */
  public PendingChat(Chat chat, List<PendingMessage> messages) {
    this(chat, messages, ConsentState.unknown(), null, ChatIdentity.NONE, DialogueState.EMPTY);
  }

  /** The same with some of its messages. */
  public PendingChat with(List<PendingMessage> some) {
    return new PendingChat(chat, some, consent, humanUntil, identity, state);
  }

  /** Whether a person of the lender answers. */
  public boolean isWithHuman(Instant now) {
    return humanUntil != null && now.isBefore(humanUntil);
  }
}
