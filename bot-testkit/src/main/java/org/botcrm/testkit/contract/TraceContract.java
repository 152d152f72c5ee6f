package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundDraft;
import org.junit.jupiter.api.Test;

/** That a storage keeps why the bot said what it said. */
public interface TraceContract extends StorageContract {
  /** One with everything. */
  Trace FULL =
      new Trace(
          "saldo",
          "a1b2c3d4e5f6",
          TrustLevel.PHONE,
          "La verificación venció",
          List.of(
              new Trace.Found("saludo", "hola", 0, 6),
              new Trace.Found("saldo", "cuanto * debo \"ya\" 🙏", 8, 21)),
          List.of(new Trace.Data("préstamos y cuotas", Steps.NOW)),
          List.of("pagos: lo niega «no»"),
          Duration.ofNanos(1_234_000));

  /** One with as little as may be. */
  Trace BARE =
      new Trace(
          "saludo", null, TrustLevel.UNKNOWN, null, List.of(), List.of(), List.of(), Duration.ZERO);

  private void answer(PendingChat pending, Trace trace) {
    List<OutboundDraft> parts = List.of(OutboundDraft.ofText("uno"), OutboundDraft.ofText("dos"));
    int last = pending.messages().size() - 1;
    List<MessageAnswer> answers =
        pending.messages().stream()
            .map(
                message ->
                    message == pending.messages().get(last)
                        ? new MessageAnswer(
                            message.id(), null, "saldo", "uno dos", parts, null, null, trace)
                        : new MessageAnswer(message.id(), null, "saldo", null, List.of(), null))
            .toList();
    assertThat(storage().replies().record(pending, answers, Steps.NOW)).isTrue();
  }

  private ConversacionId rowOf(String body) {
    return new Steps(storage()).row(body).id();
  }

  @Test
  default void whyIsToldOfEachPartOfTheAnswerAndOfTheMessage() {
    for (Trace trace : List.of(FULL, BARE)) {
      ReceivedMessage message = Turns.message(trace.rule().length() * 10);
      answer(new Turns(storage()).receive(message, Steps.NOW), trace);
      Conversacion asked = new Steps(storage()).row(message);
      List<ConversacionId> parts =
          new Steps(storage())
              .rows().stream()
                  .filter(row -> row.id().value() > asked.id().value())
                  .map(Conversacion::id)
                  .toList();

      assertThat(parts).hasSize(2);
      assertThat(storage().dialogues().traces().find(asked.id())).contains(trace);
      for (ConversacionId part : parts) {
        assertThat(storage().dialogues().traces().find(part)).contains(trace);
      }
    }
  }

  @Test
  default void ofMessagesThatWereAnsweredTogetherTheLastTellsWhy() {
    ReceivedMessage first = Turns.message(0);
    ReceivedMessage last = Turns.message(1);
    new Steps(storage()).receive(first);
    answer(new Turns(storage()).receive(last, Steps.NOW), FULL);

    assertThat(storage().dialogues().traces().find(new Steps(storage()).row(last).id()))
        .contains(FULL);
    assertThat(storage().dialogues().traces().find(new Steps(storage()).row(first).id())).isEmpty();
    assertThat(storage().dialogues().traces().find(rowOf("dos"))).contains(FULL);
  }

  @Test
  default void nothingIsToldOfWhatTheBotDidNotSay() {
    ReceivedMessage message = Turns.message(0);
    new Steps(storage()).receive(message);
    ConversacionId row = new Steps(storage()).row(message).id();

    assertThat(storage().dialogues().traces().find(row)).isEmpty();
    assertThat(storage().dialogues().traces().find(new ConversacionId(Long.MAX_VALUE))).isEmpty();
  }
}
