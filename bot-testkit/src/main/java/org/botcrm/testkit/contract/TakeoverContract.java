package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What the gate does while a person of the lender answers in a chat. */
public interface TakeoverContract extends StorageContract {

  /** Has a person answer in the chat until then, in place of the bot. */
  void takeOver(ChatId chat, Instant until);

  private ReceivedMessage answered(Steps steps) {
    ReceivedMessage message = Messages.from(Steps.PHONE).at(Steps.NOW).build();
    steps.exchange(message, "¡Hola!");
    return message;
  }

  @Test
  default void whatTheBotWroteBeforeAPersonTookOverIsNotSent() {
    Steps steps = new Steps(storage());
    ChatId chat = steps.chatsOf(answered(steps)).get(0);

    takeOver(chat, Steps.NOW.plusSeconds(60));
    Claim claim = steps.claimUpTo(10, Steps.NOW.plusSeconds(59));

    assertThat(claim.messages()).isEmpty();
    assertThat(claim.refused()).hasSize(1);
    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("¡Hola!").error()).contains("atiende esta conversación");
  }

  @Test
  default void whatThePersonWritesIsSent() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.from(Steps.PHONE).at(Steps.NOW).build();
    steps.receive(message);
    ChatId chat = steps.chatsOf(message).get(0);
    takeOver(chat, Steps.NOW.plusSeconds(60));

    QueueResult queued =
        storage()
            .outbound()
            .queue(
                new OutboundRequest(chat, OutboundDraft.ofText("Buenas"), null, null, null),
                Steps.NOW);

    assertThat(queued).isInstanceOf(QueueResult.Queued.class);
    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("Buenas");
  }

  @Test
  default void onceThePersonIsDoneTheBotIsHeardAgain() {
    Steps steps = new Steps(storage());
    ChatId chat = steps.chatsOf(answered(steps)).get(0);

    takeOver(chat, Steps.NOW.plusSeconds(60));

    assertThat(steps.claimBodies(Steps.NOW.plusSeconds(60))).containsExactly("¡Hola!");
  }
}
