package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRules;
import org.junit.jupiter.api.Test;

/** What the rules on the page about rules say. */
class RulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05Z");
  private static final MessageId ASKED = new MessageId("wamid.1");

  private static Reply answer(String body) {
    ReplyRules rules =
        ReplyRules.firstMatch(List.of(new MainMenu("menu"), new HowToPay("como-pagar")));
    PendingMessage message =
        new PendingMessage(new ConversacionId(1), ASKED, "text", body, NOW, NOW);
    ReplyContext context = new ReplyContext(new ClienteMatch.None(), NOW);
    return Objects.requireNonNull(rules.decide(message, context).reply());
  }

  @Test
  void theMenuIsThreeButtons() {
    assertThat(answer("el menú, por favor").parts())
        .singleElement()
        .extracting(OutboundDraft::content)
        .isInstanceOf(ReplyButtons.class);
    assertThat(answer("menú").text())
        .isEqualTo("¿En qué te ayudo?\n[Mi saldo] [Pagar] [Hablar con alguien]");
  }

  @Test
  void thePressedButtonIsAnsweredWithAPictureAndALinkThatQuotesIt() {
    Reply reply = answer("Pagar");

    assertThat(reply.parts())
        .extracting(draft -> draft.content().type(), OutboundDraft::quoted)
        .containsExactly(
            tuple("reaction", null), tuple("image", null), tuple("interactive", ASKED));
  }
}
