package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What {@link org.botcrm.domain.chat.ReplyQueue#record} must do. */
public interface ReplyRecordContract extends StorageContract {

  /** When the answers of these tests are recorded; finer than a database keeps. */
  Instant THEN = Instant.parse("2026-11-22T15:04:09.654321987Z");

  /** The same to the microsecond. */
  Instant STORED = Instant.parse("2026-11-22T15:04:09.654321Z");

  private boolean record(PendingChat pending, MessageAnswer... answers) {
    return storage().replies().record(pending, List.of(answers), THEN);
  }

  private static MessageAnswer answer(PendingMessage message, String... parts) {
    return Steps.answerTo(message, parts);
  }

  @Test
  default void anAnsweredMessageCarriesItsAnswer() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.receive(message);
    Conversacion before = steps.row(message);
    PendingChat pending = steps.waiting(message);
    MessageAnswer answer =
        new MessageAnswer(
            before.id(),
            new ClienteId(7),
            "saludo",
            "¡Hola! 👋",
            List.of(OutboundDraft.ofText("¡Hola! 👋")),
            "La regla «x» falló");

    assertThat(record(pending, answer)).isTrue();

    assertThat(steps.row(message))
        .isEqualTo(
            new Conversacion(
                before.id(),
                before.messageId(),
                before.fromNumber(),
                before.toNumber(),
                before.messageType(),
                before.body(),
                before.timestamp(),
                Direccion.INBOUND,
                new ClienteId(7),
                true,
                false,
                steps.row("¡Hola! 👋").id(),
                "¡Hola! 👋",
                null,
                "La regla «x» falló",
                before.creadoEn(),
                STORED,
                before.chatId(),
                before.phoneNumberId(),
                Author.CLIENTE,
                null,
                "saludo",
                null,
                null,
                null));
  }

  @Test
  default void theAnswerIsAnOutboundRowOfItsOwn() {
    Steps steps = new Steps(storage());
    ReceivedMessage message =
        Messages.from("584141234567", "VE.1001").profileName("Ana").body("hola").build();
    steps.receive(message);
    PendingChat pending = steps.waiting(message);

    record(pending, answer(pending.messages().get(0), "¡Hola!"));

    Conversacion row = steps.row("¡Hola!");
    assertThat(row)
        .isEqualTo(
            new Conversacion(
                row.id(),
                null,
                Messages.DISPLAY,
                "584141234567",
                "text",
                "¡Hola!",
                STORED,
                Direccion.OUTBOUND,
                new ClienteId(7),
                true,
                false,
                null,
                null,
                null,
                null,
                STORED,
                STORED,
                pending.chat().id(),
                Messages.NUMBER.value(),
                Author.BOT,
                DeliveryState.PENDING,
                "saludo",
                null,
                "VE.1001",
                "Ana"));
  }

  @Test
  default void theAnswerIsQueuedForThePersonUnderTheNumberTheyWroteTo() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.from("584141234567").atOtherNumber().build();
    steps.exchange(message, "¡Hola! 👋");

    OutboundMessage queued = steps.claimOne(Steps.NOW);

    assertThat(queued.chat()).isEqualTo(steps.row(message).chatId());
    assertThat(queued.phoneNumberId()).isEqualTo(Messages.OTHER_NUMBER);
    assertThat(queued.to()).isEqualTo(new ContactId.Phone(new PhoneNumber("584141234567")));
    assertThat(queued.content()).isEqualTo(new OutboundContent.Text("¡Hola! 👋"));
    assertThat(queued.callbackData()).isNotBlank().doesNotContain("584141234567");
    assertThat(queued.callbackData().length()).isLessThanOrEqualTo(512);
    assertThat(queued.attempt()).isEqualTo(1);
  }

  @Test
  default void aPersonWithoutAPhoneIsAnsweredByUserId() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.fromUser("VE.1001").build(), "¡Hola!");

    assertThat(steps.row("¡Hola!").toNumber()).isNull();
    assertThat(steps.claimOne(Steps.NOW).to())
        .isEqualTo(new ContactId.User(new BusinessScopedId("VE.1001")));
  }

  @Test
  default void everyPartIsARowInOrderAndTheFirstStandsForTheAnswer() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    String long4096 = "ñ".repeat(4095) + "😀";

    steps.exchange(message, "uno", "dos", long4096);

    assertThat(steps.rows())
        .filteredOn(row -> row.direccion() == Direccion.OUTBOUND)
        .extracting(Conversacion::body)
        .containsExactly(long4096, "dos", "uno");
    assertThat(steps.row(message).respuestaId()).isEqualTo(steps.row("uno").id());
    assertThat(steps.row(message).respuestaBot()).isEqualTo("uno dos " + long4096);
  }

  @Test
  default void severalMessagesAreAnsweredTogetherEachWithItsOwn() {
    Steps steps = new Steps(storage());
    ReceivedMessage one = Messages.text("584141234567", "hola");
    ReceivedMessage two = Messages.text("584141234567", "mi cédula");
    steps.receive(one, two);
    PendingChat pending = steps.waiting(one);

    assertThat(
            record(
                pending,
                answer(pending.messages().get(0), "a hola"),
                answer(pending.messages().get(1), "a mi cédula")))
        .isTrue();

    assertThat(steps.row(one).respuestaBot()).isEqualTo("a hola");
    assertThat(steps.row(two).respuestaId()).isEqualTo(steps.row("a mi cédula").id());
    assertThat(storage().replies().listWaiting(10)).isEmpty();
  }

  @Test
  default void aMessageThatNobodyAnswersIsDoneWithoutAnOutboundRow() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.receive(message);
    PendingChat pending = steps.waiting(message);
    MessageAnswer silence =
        new MessageAnswer(pending.messages().get(0).id(), null, null, null, List.of(), null);

    assertThat(record(pending, silence)).isTrue();

    Conversacion row = steps.row(message);
    assertThat(row.procesado()).isTrue();
    assertThat(row.respuestaBot()).isNull();
    assertThat(row.respuestaId()).isNull();
    assertThat(row.clienteId()).isNull();
    assertThat(steps.rows()).hasSize(1);
    assertThat(steps.claim(THEN)).isEmpty();
    assertThat(storage().replies().listWaiting(10)).isEmpty();
  }
}
