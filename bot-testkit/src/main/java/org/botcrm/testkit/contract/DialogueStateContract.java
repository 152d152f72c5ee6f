package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a storage remembers of a conversation from one turn to the next. */
public interface DialogueStateContract extends StorageContract {
  /** Something to remember. */
  DialogueState STATE =
      new DialogueState(
          Map.of("flujo", "reportar", "pregunta", "¿cuánto debo? 🙏 \"ya\"", "n", ""));

  private Turns turns() {
    return new Turns(storage());
  }

  @Test
  default void nothingIsRememberedOfANewChat() {
    PendingChat pending = turns().receive(Turns.message(0), Steps.NOW);

    assertThat(pending.state()).isEqualTo(DialogueState.EMPTY);
  }

  @Test
  default void whatATurnRemembersIsThereInTheNext() {
    PendingChat first = turns().receive(Turns.message(0), Steps.NOW);
    turns().record(first, STATE, Steps.NOW, List.of());

    assertThat(turns().receive(Turns.message(60), Steps.NOW.plusSeconds(60)).state())
        .isEqualTo(STATE);
  }

  @Test
  default void whatIsRememberedIsOverAtItsTimeAndNotBefore() {
    PendingChat first = turns().receive(Turns.message(0), Steps.NOW);
    turns().record(first, STATE, Steps.NOW, List.of());
    ReceivedMessage next = Turns.message(60);
    Instant over = Steps.NOW.plusSeconds(900);

    assertThat(turns().receive(next, over.minusNanos(1_000)).state()).isEqualTo(STATE);
    assertThat(turns().read(next, over).state()).isEqualTo(DialogueState.EMPTY);
  }

  @Test
  default void aTurnForgetsWhatTheLastOneRemembered() {
    PendingChat first = turns().receive(Turns.message(0), Steps.NOW);
    turns().record(first, STATE, Steps.NOW, List.of());
    PendingChat second = turns().receive(Turns.message(1), Steps.NOW);
    turns().record(second, DialogueState.EMPTY, Steps.NOW, List.of());

    assertThat(turns().receive(Turns.message(2), Steps.NOW).state()).isEqualTo(DialogueState.EMPTY);
  }

  @Test
  default void whatOneChatRemembersIsNoOtherChats() {
    turns().record(turns().receive(Turns.message(0), Steps.NOW), STATE, Steps.NOW, List.of());
    ReceivedMessage other = Turns.message("584140000009", Steps.NOW);
    ReceivedMessage elsewhere =
        Messages.from(Steps.PHONE).atOtherNumber().at(Steps.NOW).body("hola").build();

    assertThat(turns().receive(other, Steps.NOW).state()).isEqualTo(DialogueState.EMPTY);
    assertThat(turns().receive(elsewhere, Steps.NOW).state()).isEqualTo(DialogueState.EMPTY);
  }

  @Test
  default void anOutcomeThatCameTooLateLeavesNothingBehind() {
    ReceivedMessage message = Turns.message(0);
    PendingChat mine = turns().receive(message, Steps.NOW);
    PendingChat theirs = turns().read(message, Steps.NOW);
    turns().record(theirs, DialogueState.EMPTY, Steps.NOW, List.of());

    assertThat(turns().record(mine, STATE, Steps.NOW, List.of(new Effect.NotUnderstood("blabla"))))
        .isFalse();

    assertThat(turns().receive(Turns.message(1), Steps.NOW).state()).isEqualTo(DialogueState.EMPTY);
    assertThat(storage().dialogues().misunderstood().groups(Instant.EPOCH, 10)).isEmpty();
  }

  @Test
  @Timeout(300)
  default void ofSeveralConcurrentOutcomesOneLeavesItsEffects() throws Exception {
    for (int round = 1; round <= 10; round++) {
      ReceivedMessage message = Turns.message(Turns.phone(round), Steps.NOW);
      PendingChat pending = turns().receive(message, Steps.NOW);

      assertThat(
              Race.of(
                  4,
                  i ->
                      () ->
                          turns()
                              .record(
                                  pending,
                                  STATE,
                                  Steps.NOW,
                                  List.of(new Effect.NotUnderstood("blabla")))))
          .containsOnlyOnce(true);

      assertThat(storage().dialogues().misunderstood().groups(Instant.EPOCH, 10).get(0).count())
          .isEqualTo(round);
    }
  }

  @Test
  default void chatsThatBecomeOneRememberWhatWasSaidLast() {
    for (boolean phoneLast : new boolean[] {true, false}) {
      String digits = phoneLast ? "584140000001" : "584140000002";
      ReceivedMessage phone = Turns.message(digits, Steps.NOW);
      ReceivedMessage user = Messages.fromUser("VE." + digits).at(Steps.NOW).body("yo").build();
      remember(phoneLast ? user : phone, "antes", Steps.NOW);
      remember(phoneLast ? phone : user, "después", Steps.NOW.plusSeconds(1));

      ReceivedMessage both =
          Messages.from(digits, "VE." + digits).at(Steps.NOW.plusSeconds(2)).body("ya").build();

      assertThat(turns().receive(both, Steps.NOW.plusSeconds(2)).state().get("paso"))
          .contains("después");
    }
  }

  private void remember(ReceivedMessage message, String step, Instant now) {
    PendingChat pending = turns().receive(message, now);
    turns().record(pending, new DialogueState(Map.of("paso", step)), now, List.of());
  }

  @Test
  default void somebodyWasSilentSinceTheLastMessageThatTheBotIsDoneWith() {
    ReceivedMessage first = Turns.message(-1_000);
    ReceivedMessage late = Turns.message(-2_000);
    PendingChat pending = turns().receive(first, Steps.NOW);
    assertThat(pending.identity().silentSince()).isNull();
    turns().record(pending, DialogueState.EMPTY, Steps.NOW, List.of());
    pending = turns().receive(late, Steps.NOW);
    assertThat(pending.identity().silentSince()).isEqualTo(first.timestamp());
    turns().record(pending, DialogueState.EMPTY, Steps.NOW, List.of());

    assertThat(turns().receive(Turns.message(5), Steps.NOW).identity().silentSince())
        .isEqualTo(first.timestamp());
  }

  @Test
  default void chatsThatBecomeOneWereSilentSinceTheLastWordInEither() {
    ReceivedMessage phone = Turns.message(0);
    ReceivedMessage user =
        Messages.fromUser(Steps.USER).at(Steps.NOW.plusSeconds(7)).body("yo").build();
    remember(phone, "a", Steps.NOW);
    remember(user, "b", Steps.NOW);

    ReceivedMessage both =
        Messages.from(Steps.PHONE, Steps.USER).at(Steps.NOW.plusSeconds(9)).body("ya").build();

    assertThat(turns().receive(both, Steps.NOW).identity().silentSince())
        .isEqualTo(user.timestamp());
  }
}
