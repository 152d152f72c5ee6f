package org.botcrm.domain.reply;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.message.ChatId;
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
 * @param carteras reads the lender's records of a client, at most once in a turn
 * @param chat that the messages are of; null where a rule is asked without one
 */
public record ReplyContext(
    Identity identity,
    Instant now,
    DialogueState state,
    List<PendingMessage> turn,
    @Nullable OneTimeCode code,
    Evidence evidence,
    CarteraSource carteras,
    @Nullable ChatId chat) {

  /** Copies the list; refuses nulls where a value is required. */
  public ReplyContext {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(state, "state");
    turn = List.copyOf(turn);
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(carteras, "carteras");
  }

  /** Of messages of no chat that is known. */
  public ReplyContext(
      Identity identity,
      Instant now,
      DialogueState state,
      List<PendingMessage> turn,
      @Nullable OneTimeCode code,
      Evidence evidence,
      CarteraSource carteras) {
    this(identity, now, state, turn, code, evidence, carteras, null);
  }

  /** Of messages that show nothing of the person. */
  public ReplyContext(
      Identity identity,
      Instant now,
      DialogueState state,
      List<PendingMessage> turn,
      @Nullable OneTimeCode code) {
    this(identity, now, state, turn, code, Evidence.NONE, CarteraSource.NONE);
  }

  /** Of a conversation that just begins. */
  public ReplyContext(Identity identity, Instant now) {
    this(identity, now, DialogueState.EMPTY, List.of(), null);
  }

  /** Likewise, with no more known of the person than whose phone it is. */
  public ReplyContext(ClienteMatch byPhone, Instant now) {
    this(Identity.of(byPhone), now);
  }

  /** The client; empty while nothing of any client's record may be told. */
  public Optional<Cliente> cliente() {
    return identity.cliente();
  }

  /**
   * What the lender's records say of the client; nothing can be said while there is none.
   *
   * @throws IllegalStateException when the bot does not know whom it talks to
   */
  public CarteraReading cartera() {
    return carteras.read(
        cliente()
            .orElseThrow(() -> new IllegalStateException("nobody whose records may be told"))
            .id());
  }

  /** The same with another remembered state. */
  public ReplyContext with(DialogueState other) {
    return new ReplyContext(identity, now, other, turn, code, evidence, carteras, chat);
  }

  /** The same of somebody else, or of the same surer. */
  public ReplyContext with(Identity other) {
    return new ReplyContext(other, now, state, turn, code, evidence, carteras, chat);
  }

  /** Reads the records of a client, or says that there is no answer. */
  @FunctionalInterface
  public interface CarteraSource {
    /** Of a bot that has no records to read. */
    CarteraSource NONE = cliente -> new CarteraReading.Unavailable(CarteraReading.Reason.OUTAGE);

    /** Of one client. */
    CarteraReading read(ClienteId cliente);
  }
}
