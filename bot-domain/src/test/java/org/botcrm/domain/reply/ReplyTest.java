package org.botcrm.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.LocationRequest;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.outbound.Template;
import org.junit.jupiter.api.Test;

class ReplyTest {
  private static final MessageId ASKED = new MessageId("wamid.1");
  private static final Reaction THUMB = new Reaction(ASKED, "👍");

  @Test
  void aTemplateStandsInForTheFirstPartAndStaysWithIt() {
    Template other = new Template("aviso", "es", null, List.of(), List.of());

    Reply reply = new Reply("a").and(new Reply("b")).ifClosed(other).quoting(ASKED);

    assertThat(reply.parts())
        .containsExactly(
            new OutboundDraft(new OutboundContent.Text("a"), ASKED, other),
            OutboundDraft.ofText("b"));
  }

  @Test
  void aTemplateThatStandsInTakesNothingElseFromTheReply() {
    Template other = new Template("aviso", "es", null, List.of(), List.of());
    Reply reply =
        new Reply("a")
            .with(new Effect.DropTrust("cambió"))
            .remembering(DialogueState.EMPTY.with("paso", "1"))
            .because(new Reply.Reason("regla", "v1", List.of(), List.of()));

    Reply standing = reply.ifClosed(other);

    assertThat(standing.effects()).isEqualTo(reply.effects());
    assertThat(standing.state()).isEqualTo(reply.state());
    assertThat(standing.reason()).isEqualTo(reply.reason());
  }

  @Test
  void whereNothingIsSaidNoTemplateCanStandInForIt() {
    Template other = new Template("aviso", "es", null, List.of(), List.of());

    assertThatIllegalArgumentException().isThrownBy(() -> Reply.silence().ifClosed(other));
  }

  @Test
  void aTextIsKeptWholeAndSentInParts() {
    String text = " " + "a".repeat(5000);

    Reply reply = new Reply(text);

    assertThat(reply.text()).isEqualTo(text);
    assertThat(reply.parts())
        .containsExactly(
            OutboundDraft.ofText("a".repeat(4096)), OutboundDraft.ofText("a".repeat(904)));
  }

  @Test
  void aChoiceTakesTheFormThatItFitsIn() {
    Reply reply = Reply.of(new Choice("¿Sí?", List.of(new Choice.Option("s", "Sí"))));

    assertThat(reply.parts().get(0).content()).isInstanceOf(ReplyButtons.class);
    assertThat(reply.text()).isEqualTo("¿Sí?\n[Sí]");
  }

  @Test
  void severalContentsAreSentInTheirOrder() {
    Reply reply =
        Reply.of(THUMB, new OutboundContent.Text("hola"))
            .and(Reply.of(new LocationRequest("¿Dónde?")));

    assertThat(reply.parts())
        .extracting(OutboundDraft::content)
        .containsExactly(THUMB, new OutboundContent.Text("hola"), new LocationRequest("¿Dónde?"));
    assertThat(reply.text())
        .isEqualTo("reacción 👍 a un mensaje\nhola\n¿Dónde?\n[pide la ubicación]");
  }

  @Test
  void theFirstMessageThatCanQuotesWhatIsAnswered() {
    Reply reply = Reply.of(THUMB, new OutboundContent.Text("a"), new OutboundContent.Text("b"));

    assertThat(reply.quoting(ASKED).parts())
        .containsExactly(
            OutboundDraft.of(THUMB),
            new OutboundDraft(new OutboundContent.Text("a"), ASKED),
            OutboundDraft.ofText("b"));
    assertThat(Reply.of(THUMB).quoting(ASKED)).isEqualTo(Reply.of(THUMB));
  }

  @Test
  void nothingToSayIsNoReply() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reply(" \n"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reply("a", List.of(), List.of(), null, null));
  }
}
