package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/**
 * What the state of a chat keeps from leaving: a person of the lender who answers there, and the
 * pace of the person, also after two chats turned out to be one.
 */
public interface ChatGateContract extends StorageContract {
  private void takeOver(ChatId chat, Instant when) {
    assertThat(storage().outbound().rest(chat, true, when)).isTrue();
  }

  private static ReceivedMessage hello() {
    return Messages.from(Steps.PHONE).at(Steps.NOW).body("hola").build();
  }

  @Test
  default void whatTheBotSaysInAChatThatAPersonTookOverIsNotSent() {
    Steps steps = new Steps(storage());
    ReceivedMessage hello = hello();
    steps.exchange(hello, "¡Hola!", "¿Algo más?");
    takeOver(steps.chatsOf(hello).get(0), Steps.NOW);

    assertThat(steps.claimUpTo(10, Steps.NOW.plus(ChatGate.REST).minusNanos(1_000)).refused())
        .singleElement()
        .satisfies(why -> assertThat(why.words()).contains("una persona de la empresa"));

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("¡Hola!").error()).contains("una persona de la empresa");
    assertThat(steps.row("¿Algo más?").state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  default void whatThatPersonSaysIsSent() {
    Steps steps = new Steps(storage());
    ReceivedMessage hello = hello();
    steps.receive(hello);
    ChatId chat = steps.chatsOf(hello).get(0);
    takeOver(chat, Steps.NOW);

    QueueResult queued =
        storage()
            .outbound()
            .queue(
                new OutboundRequest(chat, OutboundDraft.ofText("Le atiende Ana"), null, null, null),
                Steps.NOW);

    assertThat(queued).isInstanceOf(QueueResult.Queued.class);
    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("Le atiende Ana");
  }

  @Test
  default void afterwardsTheBotSpeaksAgain() {
    Steps steps = new Steps(storage());
    ReceivedMessage hello = hello();
    steps.exchange(hello, "¡Hola!");
    takeOver(steps.chatsOf(hello).get(0), Steps.NOW);

    assertThat(steps.claimBodies(Steps.NOW.plus(ChatGate.REST))).containsExactly("¡Hola!");
  }

  @Test
  default void ofTwoChatsThatBecomeOneTheLaterTakeoverHolds() {
    for (boolean phoneLast : new boolean[] {true, false}) {
      Steps steps = new Steps(storage());
      String phone = phoneLast ? "584140000001" : "584140000002";
      String user = "VE." + phone;
      ReceivedMessage byPhone = Messages.from(phone).at(Steps.NOW).body("a" + phone).build();
      ReceivedMessage byUser = Messages.fromUser(user).at(Steps.NOW).body("b" + phone).build();
      steps.exchange(byPhone, "para " + phone);
      steps.receive(byUser);
      Instant over = Steps.NOW.minus(ChatGate.REST);
      takeOver(steps.chatsOf(byPhone).get(0), phoneLast ? Steps.NOW : over);
      takeOver(steps.chatsOf(byUser).get(0), phoneLast ? over : Steps.NOW);

      steps.receive(Messages.from(phone, user).at(Steps.NOW).body("c" + phone).build());

      assertThat(steps.claimUpTo(10, Steps.NOW).refused()).hasSize(1);
      assertThat(steps.row("para " + phone).error()).contains("una persona de la empresa");
    }
  }

  @Test
  default void ofTwoChatsThatBecomeOneTheMessagesOfTheFasterArePaidFor() {
    Steps steps = new Steps(storage());
    ReceivedMessage byUser = Messages.fromUser(Steps.USER).at(Steps.NOW).build();
    steps.exchange(byUser, "hace rato");
    steps.accept(steps.claimOne(Steps.NOW), "wamid.long-ago");
    Instant later = Steps.NOW.plusSeconds(600);
    for (int i = 0; i < PairPace.BURST; i++) {
      steps.exchange(Messages.from(Steps.PHONE).at(Steps.NOW).body("m" + i).build(), "r" + i);
      steps.accept(steps.claimOne(later), "wamid.sent." + i);
    }

    ReceivedMessage byBoth = Messages.from(Steps.PHONE, Steps.USER).at(Steps.NOW).build();
    steps.exchange(byBoth, "una más");

    assertThat(steps.chatsOf(byUser, byBoth)).hasSize(1);
    assertThat(steps.claim(later)).isEmpty();
  }
}
