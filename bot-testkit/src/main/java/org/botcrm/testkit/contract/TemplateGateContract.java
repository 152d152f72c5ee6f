package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateAccounts;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Templates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an outbox does with templates that Meta took when they were queued, and takes no more. */
public interface TemplateGateContract extends StorageContract {
  /** Meta's words for templates that it does not take. */
  List<String> NOT_TAKEN = List.of("PAUSED", "DISABLED", "REJECTED", "WORD_OF_TOMORROW");

  private static Template template(String name, String language) {
    return new Template(name, language, null, List.of(), List.of());
  }

  /** The chat of somebody who wrote then. */
  private ChatId chat(Instant wrote) {
    ReceivedMessage message = Messages.from(Steps.PHONE).at(wrote).build();
    Steps steps = new Steps(storage());
    steps.receive(message);
    return steps.row(message).chatId();
  }

  private ConversacionId queue(ChatId chat, OutboundContent content, @Nullable Template ifClosed) {
    OutboundRequest request =
        new OutboundRequest(chat, OutboundDraft.of(content), ifClosed, null, null);
    return ((QueueResult.Queued) storage().outbound().queue(request, Steps.NOW)).message();
  }

  private void known(String status) {
    storage()
        .templates()
        .replaceAll(
            Templates.ACCOUNT,
            List.of(
                Templates.of("aviso", "es", "Hola").with(TemplateChange.Part.STATUS, status),
                Templates.of("aviso", "en", "Hi")),
            Steps.NOW);
  }

  private Claim claim(TemplateAccounts accounts) {
    Instant until = Steps.NOW.plus(Steps.GRACE);
    return storage()
        .outbox()
        .claim(
            new ClaimRequest(
                Steps.NOW, until, 10, Steps.UNLIMITED, ContactHours.always(), accounts));
  }

  private static TemplateAccounts ours() {
    return TemplateAccounts.of(Templates.ACCOUNT.value(), Set.of(Messages.NUMBER));
  }

  private Conversacion row(ConversacionId id) {
    return storage().conversaciones().find(id).orElseThrow();
  }

  @Test
  default void aTemplateThatMetaTakesNoMoreIsNotSent() {
    ChatId chat = chat(Steps.NOW);
    for (String status : NOT_TAKEN) {
      known("APPROVED");
      ConversacionId queued = queue(chat, template("aviso", "es"), null);
      known(status);

      Claim claim = claim(ours());

      assertThat(claim.messages()).as(status).isEmpty();
      assertThat(claim.refused())
          .singleElement()
          .satisfies(why -> assertThat(why.words()).startsWith("No se envió: la plantilla"));
      assertThat(row(queued).state()).isEqualTo(DeliveryState.FAILED);
      assertThat(row(queued).error()).contains("«aviso» (es)", "no está aprobada");
    }
  }

  @Test
  default void whatStandsInForAMessageIsLookedAtToo() {
    ChatId chat = chat(Steps.NOW.minus(ChatGate.WINDOW).plusSeconds(1));
    ConversacionId queued =
        queue(chat, OutboundDraft.ofText("hola").content(), template("aviso", "es"));
    known("PAUSED");
    Instant closed = Steps.NOW.plusSeconds(2);

    Claim claim =
        storage()
            .outbox()
            .claim(
                new ClaimRequest(
                    closed,
                    closed.plus(Steps.GRACE),
                    10,
                    Steps.UNLIMITED,
                    ContactHours.always(),
                    ours()));

    assertThat(claim.refused()).hasSize(1);
    assertThat(row(queued).error()).contains("Meta la pausó");
  }

  @Test
  default void aMessageLeavesWhateverBecameOfTheTemplateThatIsNotNeeded() {
    queue(chat(Steps.NOW), OutboundDraft.ofText("hola").content(), template("aviso", "es"));
    known("PAUSED");

    assertThat(claim(ours()).messages()).hasSize(1);
  }

  @Test
  default void aTemplateThatCameBackIsSent() {
    queue(chat(Steps.NOW), template("aviso", "es"), null);
    known("PAUSED");
    known("APPROVED");

    assertThat(claim(ours()).messages()).hasSize(1);
  }

  @Test
  default void nothingIsHeldAgainstATemplateThatIsNotKnown() {
    queue(chat(Steps.NOW), template("aviso", "es_MX"), null);
    known("PAUSED");

    assertThat(claim(ours()).messages()).hasSize(1);
  }

  @Test
  default void nothingIsHeldAgainstATemplateOfAnotherAccount() {
    queue(chat(Steps.NOW), template("aviso", "es"), null);
    known("PAUSED");

    assertThat(claim(TemplateAccounts.of("999", Set.of(Messages.NUMBER))).messages()).hasSize(1);
  }

  @Test
  default void nothingIsHeldAgainstATemplateOfANumberWhoseAccountIsNotKnown() {
    queue(chat(Steps.NOW), template("aviso", "es"), null);
    known("PAUSED");

    assertThat(claim(TemplateAccounts.none()).messages()).hasSize(1);
  }
}
