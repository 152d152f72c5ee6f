package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.fixture.Messages;

/** What the contracts of dialogues do with a storage again and again. */
final class Turns {
  /** Who answers belong to, unless told otherwise. */
  static final ClienteId CLIENTE = new ClienteId(7);

  /** A code for whoever has this ID. */
  static final Effect.AskCode TYPED = new Effect.AskCode(null, "V12345678");

  /** A code for a client who is known. */
  static final Effect.AskCode KNOWN = new Effect.AskCode(CLIENTE, null);

  private final BotStorage storage;
  private final Steps steps;

  Turns(BotStorage storage) {
    this.storage = storage;
    this.steps = new Steps(storage);
  }

  /** A message of the usual person, so many seconds after the start. */
  static ReceivedMessage message(int seconds) {
    return message(Steps.PHONE, Steps.NOW.plusSeconds(seconds));
  }

  static ReceivedMessage message(String phone, Instant at) {
    return Messages.from(phone).at(at).body("mensaje de " + at).build();
  }

  /** A number of somebody, another one for each {@code i}. */
  static String phone(int i) {
    return "5841400" + (10_000 + i);
  }

  /** The chat as it waits after this message came, then. */
  PendingChat receive(ReceivedMessage message, Instant now) {
    steps.receive(message);
    return read(message, now);
  }

  PendingChat read(ReceivedMessage message, Instant now) {
    return storage.replies().find(chat(message), 100, now).orElseThrow();
  }

  ChatId chat(ReceivedMessage message) {
    return steps.row(message).chatId();
  }

  /** Answers all that waits, for {@link #CLIENTE}; the last message gets the words. */
  boolean record(PendingChat pending, DialogueState state, Instant now, List<Effect> effects) {
    return record(pending, CLIENTE, state, now, effects);
  }

  /** Remembered for a quarter of an hour. */
  boolean record(
      PendingChat pending,
      ClienteId cliente,
      DialogueState state,
      Instant now,
      List<Effect> effects) {
    Instant until = state.isEmpty() ? null : now.plusSeconds(900);
    List<MessageAnswer> answers =
        pending.messages().stream()
            .map(
                message ->
                    new MessageAnswer(
                        message.id(),
                        cliente,
                        "regla",
                        "respuesta",
                        List.of(OutboundDraft.ofText("respuesta")),
                        null))
            .toList();
    return storage.replies().record(pending, new TurnOutcome(answers, effects, state, until), now);
  }

  /** A whole turn of a person, then, with nothing to remember. */
  ChatId turn(String phone, Instant now, Effect... effects) {
    ReceivedMessage message = message(phone, now);
    PendingChat pending = receive(message, now);
    assertThat(record(pending, pending.state(), now, Arrays.asList(effects))).isTrue();
    return pending.chat().id();
  }

  /** Likewise of the usual person. */
  ChatId turn(Instant now, Effect... effects) {
    return turn(Steps.PHONE, now, effects);
  }

  ChatIdentity identity(ChatId chat, Instant now) {
    return storage.dialogues().trust().find(chat, now).orElseThrow();
  }

  static Trust trust(int cliente, TrustSource source, Instant since) {
    TrustBasis basis = new TrustBasis(new PhoneNumber(Steps.PHONE), null, null);
    return new Trust(new ClienteId(cliente), basis, source, since, null);
  }
}
