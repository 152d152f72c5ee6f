package org.botcrm.domain.reply;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.OneTimeCode;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may know beside the message, read before it runs, so that rules stay pure.
 *
 * @param identity whom the bot talks to, as sure as it may be
 * @param now when the answer is made
 * @param state what is remembered of the conversation
 * @param turn the messages that are answered together, oldest first; empty when the one that the
 *     rule is given stands alone
 * @param code the one-time code that is waited for; null when none is
 * @param evidence what the messages show of the person beside that
 */
public record ReplyContext(
    Identity identity,
    Instant now,
    DialogueState state,
    List<PendingMessage> turn,
    @Nullable OneTimeCode code,
    Evidence evidence) {

  /** Copies the list; refuses nulls where a value is required. */
  public ReplyContext {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(state, "state");
    turn = List.copyOf(turn);
    Objects.requireNonNull(evidence, "evidence");
  }

  /** Of messages that show nothing of the person. */
  public ReplyContext(
      Identity identity,
      Instant now,
      DialogueState state,
      List<PendingMessage> turn,
      @Nullable OneTimeCode code) {
    this(identity, now, state, turn, code, Evidence.NONE);
  }

  /** Of a conversation that just begins. */
  public ReplyContext(Identity identity, Instant now) {
    this(identity, now, DialogueState.EMPTY, List.of(), null);
  }

  /** Likewise, with no more known of the person than whose phone it is. */
  public ReplyContext(ClienteMatch byPhone, Instant now) {
    this(Identity.of(byPhone), now);
  }

  /** The same with another memory. */
  public ReplyContext with(DialogueState other) {
    return new ReplyContext(identity, now, other, turn, code, evidence);
  }

  /** The client; empty while nothing of any client's record may be told. */
  public Optional<Cliente> cliente() {
    return identity.cliente();
  }
}
