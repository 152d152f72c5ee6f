package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.testkit.fixture.Contents;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What was queued is what is claimed, whatever it is. */
public interface OutboundContentContract extends StorageContract {
  /** How many random messages are tried. */
  int MANY_KINDS = 90;

  private static String phone(int i) {
    return "5841400" + (10_000 + i);
  }

  /** Each in a chat of its own, so that all can be claimed at once. */
  private List<OutboundDraft> queuedAndClaimed(List<OutboundDraft> drafts) {
    Steps steps = new Steps(storage());
    for (int i = 0; i < drafts.size(); i++) {
      steps.exchange(Messages.text(phone(i), "hola"), List.of(drafts.get(i)));
    }
    return steps.claim(Steps.NOW).stream().map(OutboundMessage::draft).toList();
  }

  @Test
  default void everyKindIsClaimedAsItWasQueued() {
    List<OutboundDraft> drafts = Contents.all().stream().map(OutboundDraft::of).toList();

    assertThat(queuedAndClaimed(drafts)).containsExactlyElementsOf(drafts);
  }

  @Test
  default void theLongestOfEveryKindIsClaimedAsItWasQueued() {
    List<OutboundDraft> drafts = Contents.longest().stream().map(OutboundDraft::of).toList();

    assertThat(queuedAndClaimed(drafts)).containsExactlyElementsOf(drafts);
  }

  @Test
  default void anythingElseIsClaimedAsItWasQueued() {
    ContentGenerator generator = new ContentGenerator(new Random(20261122));
    List<OutboundDraft> drafts = Stream.generate(generator::draft).limit(MANY_KINDS).toList();

    assertThat(queuedAndClaimed(drafts)).containsExactlyElementsOf(drafts);
  }

  @Test
  default void aQuoteIsClaimedWithTheContentAndShownInTheRow() {
    Steps steps = new Steps(storage());
    MessageId asked = new MessageId("w".repeat(512));
    List<OutboundDraft> drafts =
        List.of(
            new OutboundDraft(new OutboundContent.Text("con cita"), asked),
            new OutboundDraft(Contents.buttons(), asked),
            OutboundDraft.ofText("sin cita"));

    assertThat(queuedAndClaimed(drafts)).containsExactlyElementsOf(drafts);

    assertThat(steps.row("con cita").quotedMessageId()).isEqualTo(asked.value());
    assertThat(steps.row(Contents.buttons().body()).quotedMessageId()).isEqualTo(asked.value());
    assertThat(steps.row("sin cita").quotedMessageId()).isNull();
  }

  @Test
  default void theRowShowsTheWordOfMetaAndAReadableBody() {
    Steps steps = new Steps(storage());
    queuedAndClaimed(Contents.all().stream().map(OutboundDraft::of).toList());

    assertThat(steps.rows())
        .filteredOn(row -> row.direccion() == Direccion.OUTBOUND)
        .extracting(Conversacion::messageType, Conversacion::body)
        .containsExactlyInAnyOrderElementsOf(
            Contents.all().stream().map(content -> tuple(content.type(), content.body())).toList());
  }

  @Test
  default void partsOfSeveralKindsKeepTheirOrder() {
    Steps steps = new Steps(storage());
    List<OutboundDraft> drafts = Contents.all().stream().map(OutboundDraft::of).toList();
    steps.exchange(Messages.text(phone(0), "hola"), drafts);
    List<OutboundDraft> sent = new ArrayList<>();

    for (int i = 0; i < drafts.size(); i++) {
      OutboundMessage message = steps.claimOne(Steps.NOW);
      sent.add(message.draft());
      steps.accept(message, "wamid.sent." + i);
    }

    assertThat(sent).containsExactlyElementsOf(drafts);
  }

  @Test
  default void whatIsTriedAgainIsTheSame() {
    Steps steps = new Steps(storage());
    OutboundDraft draft = new OutboundDraft(Contents.list(), new MessageId("wamid.1"));
    steps.exchange(Messages.text(phone(0), "hola"), List.of(draft));
    OutboundMessage first = steps.claimOne(Steps.NOW);

    steps.record(first, new AttemptOutcome.Again(Steps.NOW, OutboxClaimContract.BUSY, true));

    assertThat(steps.claimOne(Steps.NOW).draft()).isEqualTo(draft);
  }

  /** PostgreSQL refuses U+0000 and half a surrogate pair. */
  @Test
  default void charactersThatADatabaseRefusesDoNotCostTheAnswer() {
    String bad = "a\u0000\ud83d";
    List<OutboundDraft> drafts =
        List.of(
            OutboundDraft.of(
                new ReplyButtons(null, bad, bad, List.of(new ReplyButtons.Button(bad, bad)))),
            OutboundDraft.of(new Reaction(new MessageId(bad), "👍")),
            new OutboundDraft(Contents.list(), new MessageId(bad)));

    assertThat(queuedAndClaimed(drafts))
        .extracting(draft -> draft.content().getClass().getSimpleName())
        .containsExactly("ReplyButtons", "Reaction", "ListMenu");
  }
}
