package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendGateTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final OutboundContent TEXT = new OutboundContent.Text("hola");
  private static final Template TEMPLATE = new Template("aviso", "es", null, List.of(), List.of());

  private static ChatGate gate(@Nullable Instant windowUntil, @Nullable Instant humanUntil) {
    return new ChatGate(windowUntil, null, humanUntil, null);
  }

  private static Optional<String> refusal(OutboundContent content, Author author, ChatGate gate) {
    return SendGate.refusal(content, author, false, gate, NOW).map(SendError::words);
  }

  @Test
  void insideTheWindowEverythingLeaves() {
    assertThat(refusal(TEXT, Author.BOT, gate(LATER, null))).isEmpty();
    assertThat(refusal(TEMPLATE, Author.BOT, gate(LATER, null))).isEmpty();
  }

  @Test
  void onceTheWindowIsClosedOnlyTemplatesLeave() {
    assertThat(refusal(TEXT, Author.AGENTE, gate(NOW, null)).orElseThrow())
        .contains("24 horas", NOW.toString());
    assertThat(refusal(TEMPLATE, Author.AGENTE, gate(NOW, null))).isEmpty();
  }

  @Test
  void toWhoNeverWroteOnlyTemplatesLeave() {
    assertThat(refusal(TEXT, Author.AGENTE, gate(null, null)).orElseThrow())
        .contains("no ha escrito");
    assertThat(refusal(TEMPLATE, Author.AGENTE, gate(null, null))).isEmpty();
  }

  @Test
  void whileAPersonAnswersTheBotIsSilentAndNobodyElse() {
    ChatGate taken = gate(LATER, LATER);

    assertThat(refusal(TEXT, Author.BOT, taken).orElseThrow()).contains("atiende");
    assertThat(refusal(TEMPLATE, Author.BOT, taken)).isPresent();
    assertThat(refusal(TEXT, Author.AGENTE, taken)).isEmpty();
    assertThat(refusal(TEXT, Author.BOT, gate(LATER, NOW))).as("once it is over").isEmpty();
  }

  @Test
  void whoWantsNoMoreGetsTheConfirmationAndNothingElse() {
    ChatGate out = new ChatGate(LATER, NOW, LATER, null);

    assertThat(refusal(TEXT, Author.BOT, out).orElseThrow()).contains("no recibir");
    assertThat(refusal(TEXT, Author.AGENTE, out)).isPresent();
    assertThat(refusal(TEMPLATE, Author.AGENTE, out)).isPresent();
    assertThat(SendGate.refusal(TEXT, Author.BOT, true, out, NOW)).isEmpty();
  }

  @Test
  void aTemplateStandsInOnlyWhileTheWindowIsClosed() {
    OutboundDraft draft = OutboundDraft.ofText("hola");
    OutboundDraft other = OutboundDraft.of(new Template("otro", "es", null, List.of(), List.of()));

    assertThat(SendGate.leaving(draft, TEMPLATE, gate(LATER, null), NOW)).isSameAs(draft);
    assertThat(SendGate.leaving(draft, TEMPLATE, gate(NOW, null), NOW).content())
        .isEqualTo(TEMPLATE);
    assertThat(SendGate.leaving(draft, null, gate(NOW, null), NOW)).isSameAs(draft);
    assertThat(SendGate.leaving(other, TEMPLATE, gate(NOW, null), NOW)).isSameAs(other);
  }

  @Test
  void whoHasNeitherPhoneNorIdCannotBeReached() {
    assertThat(SendGate.unreachable(new ContactId.Unknown())).isPresent();
    assertThat(SendGate.unreachable(new ContactId.Group("g"))).isPresent();
    assertThat(SendGate.unreachable(new ContactId.Phone(new PhoneNumber("584140000001"))))
        .isEmpty();
  }
}
