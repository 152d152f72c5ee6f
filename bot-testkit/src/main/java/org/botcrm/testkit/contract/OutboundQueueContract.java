package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.Estadisticas;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Template;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the lender's people write in a chat: queued once, or not at all. */
public interface OutboundQueueContract extends StorageContract {
  /** What stands in for texts of these tests. */
  Template TEMPLATE = new Template("aviso", "es", null, List.of(), List.of());

  private ChatId chat(ReceivedMessage message) {
    Steps steps = new Steps(storage());
    steps.receive(message);
    return steps.row(message).chatId();
  }

  private ChatId chat() {
    return chat(Messages.from(Steps.PHONE).at(Steps.NOW).build());
  }

  private static OutboundRequest text(ChatId chat, String text, @Nullable IdempotencyKey key) {
    return new OutboundRequest(chat, OutboundDraft.ofText(text), null, null, key);
  }

  private static ConversacionId queued(QueueResult result) {
    assertThat(result).isInstanceOf(QueueResult.Queued.class);
    return ((QueueResult.Queued) result).message();
  }

  private Conversacion row(QueueResult result) {
    return storage().conversaciones().find(queued(result)).orElseThrow();
  }

  @Test
  default void aMessageIsQueuedWithItsRowAndTheFiguresOfItsChat() {
    ChatId chat = chat();
    Instant now = Steps.NOW.plusSeconds(5);
    OutboundDraft draft =
        new OutboundDraft(new OutboundContent.Text("Buenas"), new MessageId("wamid.citado"));
    Estadisticas before = storage().conversaciones().estadisticas(now);

    QueueResult result =
        storage()
            .outbound()
            .queue(new OutboundRequest(chat, draft, null, new ClienteId(7), null), now);

    Conversacion row = row(result);
    assertThat(row.author()).isEqualTo(Author.AGENTE);
    assertThat(row.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(row.body()).isEqualTo("Buenas");
    assertThat(row.messageType()).isEqualTo("text");
    assertThat(row.quotedMessageId()).isEqualTo("wamid.citado");
    assertThat(row.fromNumber()).isEqualTo(Messages.DISPLAY);
    assertThat(row.toNumber()).isEqualTo(Steps.PHONE);
    assertThat(row.timestamp()).isEqualTo(now);
    assertThat(row.clienteId()).isEqualTo(new ClienteId(7));
    assertThat(row.procesado()).isTrue();
    assertThat(row.rule()).isNull();
    ChatSummary after = storage().chats().find(chat).orElseThrow();
    assertThat(after.outbound()).isEqualTo(1);
    assertThat(after.lastAt()).isEqualTo(now);
    assertThat(after.waitingSince()).as("nobody answered").isEqualTo(Steps.NOW);
    Estadisticas figures = storage().conversaciones().estadisticas(now);
    assertThat(figures.outbound()).isEqualTo(before.outbound() + 1);
    assertThat(figures.conCliente()).isEqualTo(before.conCliente() + 1);
    assertThat(figures.ultimas24h()).isEqualTo(before.ultimas24h() + 1);
  }

  @Test
  default void whatAnswersNothingIsSentAndMarksNoMessageAsAnswered() {
    Steps steps = new Steps(storage());
    ReceivedMessage received = Messages.from(Steps.PHONE).at(Steps.NOW).build();
    ConversacionId id =
        queued(storage().outbound().queue(text(chat(received), "uno", null), Steps.NOW));
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    assertThat(claimed.id()).isEqualTo(id.value());

    steps.accept(claimed, "wamid.uno");

    assertThat(steps.row("uno").messageId()).isEqualTo("wamid.uno");
    assertThat(steps.row("uno").state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(steps.row(received).respuestaEnviada()).isFalse();
    assertThat(steps.row(received).respuestaMetaId()).isNull();
    assertThat(storage().conversaciones().estadisticas(Steps.NOW).respuestasEnviadas()).isZero();
  }

  @Test
  default void aFailureOfOneTakesNoOtherMessageAlong() {
    Steps steps = new Steps(storage());
    ChatId chat = chat();
    storage().outbound().queue(text(chat, "uno", null), Steps.NOW);
    storage().outbound().queue(text(chat, "dos", null), Steps.NOW);

    steps.record(
        steps.claimOne(Steps.NOW), new AttemptOutcome.Failed(new SendError(131026, "no se pudo")));

    assertThat(steps.row("uno").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("dos").state()).isEqualTo(DeliveryState.PENDING);
    assertThat(steps.row("dos").error()).isNull();
    assertThat(steps.claimBodies(Steps.NOW.plusSeconds(60))).containsExactly("dos");
  }

  @Test
  default void atTheMomentWhenTheWindowClosesNothingIsQueuedAnyMore() {
    ChatId chat = chat();
    Instant closes = Steps.NOW.plus(ChatGate.WINDOW);
    queued(storage().outbound().queue(text(chat, "a tiempo", null), closes.minusNanos(1_000)));

    QueueResult late = storage().outbound().queue(text(chat, "tarde", null), closes);

    assertThat(late).isInstanceOf(QueueResult.Refused.class);
    assertThat(((QueueResult.Refused) late).windowUntil()).isEqualTo(closes);
    assertThat(((QueueResult.Refused) late).reason().inWords()).contains("24 horas");
    assertThat(new Steps(storage()).rows()).hasSize(2);
    assertThat(storage().chats().find(chat).orElseThrow().outbound()).isEqualTo(1);
  }

  @Test
  default void aTemplateIsQueuedWhateverTheWindow() {
    ChatId chat = chat();
    OutboundRequest request =
        new OutboundRequest(chat, OutboundDraft.of(TEMPLATE), null, null, null);

    queued(storage().outbound().queue(request, Steps.NOW.plus(ChatGate.WINDOW)));
  }

  @Test
  default void theTemplateStandsInWhenTheWindowHasClosedBeforeTheMessageLeaves() {
    Steps steps = new Steps(storage());
    ChatId chat = chat();
    Instant closes = Steps.NOW.plus(ChatGate.WINDOW);
    OutboundDraft draft =
        new OutboundDraft(new OutboundContent.Text("texto"), new MessageId("wamid.citado"));
    QueueResult result =
        storage()
            .outbound()
            .queue(new OutboundRequest(chat, draft, TEMPLATE, null, null), closes.minusSeconds(1));
    assertThat(row(result).body()).isEqualTo("texto");

    OutboundMessage leaving = steps.claimOne(closes);

    assertThat(leaving.draft()).isEqualTo(OutboundDraft.of(TEMPLATE));
    assertThat(row(result).messageType()).isEqualTo("template");
    assertThat(row(result).body()).isEqualTo(TEMPLATE.body());
    assertThat(row(result).quotedMessageId()).isNull();
    steps.record(leaving, new AttemptOutcome.Again(closes, new SendError(1, "otra vez"), false));
    assertThat(steps.claimOne(closes.plusSeconds(60)).draft()).isEqualTo(leaving.draft());
  }

  @Test
  default void withAnOpenWindowTheMessageItselfLeaves() {
    OutboundDraft draft = OutboundDraft.ofText("texto");
    storage().outbound().queue(new OutboundRequest(chat(), draft, TEMPLATE, null, null), Steps.NOW);

    assertThat(new Steps(storage()).claimOne(Steps.NOW).draft()).isEqualTo(draft);
  }

  @Test
  default void withATemplateToStandInAClosedWindowRefusesNothing() {
    Instant late = Steps.NOW.plus(ChatGate.WINDOW).plusSeconds(1);
    OutboundRequest request =
        new OutboundRequest(chat(), OutboundDraft.ofText("texto"), TEMPLATE, null, null);

    queued(storage().outbound().queue(request, late));

    assertThat(new Steps(storage()).claimOne(late).content()).isEqualTo(TEMPLATE);
  }

  @Test
  default void nothingIsQueuedForAGroupOrForAChatThatIsNotThere() {
    ChatId group = chat(Messages.inGroup("grupo-1", Steps.PHONE).at(Steps.NOW).build());

    assertThat(storage().outbound().queue(text(group, "hola", null), Steps.NOW))
        .isInstanceOf(QueueResult.Refused.class);
    assertThat(storage().outbound().queue(text(new ChatId(999), "hola", null), Steps.NOW))
        .isInstanceOf(QueueResult.NoChat.class);
    assertThat(new Steps(storage()).rows()).hasSize(1);
  }
}
