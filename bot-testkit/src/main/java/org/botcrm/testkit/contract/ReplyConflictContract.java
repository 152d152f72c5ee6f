package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that cross each other, or a message that arrives meanwhile. */
public interface ReplyConflictContract extends StorageContract {

  private boolean record(PendingChat pending, MessageAnswer... answers) {
    return storage().replies().record(pending, List.of(answers), Steps.NOW);
  }

  private static MessageAnswer answer(PendingMessage message, String... parts) {
    return Steps.answerTo(message, parts);
  }

  @Test
  default void anAnswerToWhatSomebodyElseAnsweredChangesNothing() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.receive(message);
    PendingChat mine = steps.waiting(message);
    PendingChat theirs = steps.waiting(message);
    record(theirs, answer(theirs.messages().get(0), "de ellos"));
    List<Conversacion> before = steps.rows();

    assertThat(record(mine, answer(mine.messages().get(0), "mía"))).isFalse();

    assertThat(steps.rows()).isEqualTo(before);
    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("de ellos");
  }

  @Test
  default void anAnswerToOneMessageMakesWhatWasReadOfTheOthersStale() {
    Steps steps = new Steps(storage());
    ReceivedMessage one = Messages.text("584141234567", "hola");
    steps.receive(one, Messages.text("584141234567", "¿hay alguien?"));
    PendingChat read = steps.waiting(one);
    record(read, answer(read.messages().get(0), "a hola"));

    assertThat(record(read, answer(read.messages().get(1), "a ¿hay alguien?"))).isFalse();

    PendingChat fresh = steps.waiting(one);
    assertThat(fresh.messages()).extracting(PendingMessage::body).containsExactly("¿hay alguien?");
    assertThat(record(fresh, answer(fresh.messages().get(0), "a ¿hay alguien?"))).isTrue();
  }

  @Test
  default void aMessageThatArrivesMeanwhileStillWaits() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.receive(message);
    PendingChat pending = steps.waiting(message);
    steps.receive(Messages.text("584141234567", "¿hay alguien?"));

    assertThat(record(pending, answer(pending.messages().get(0), "¡Hola!"))).isTrue();

    assertThat(steps.waiting(message).messages())
        .extracting(PendingMessage::body)
        .containsExactly("¿hay alguien?");
  }

  @Test
  @Timeout(300)
  default void oneOfSeveralConcurrentAnswersCounts() throws Exception {
    Steps steps = new Steps(storage());
    for (int round = 0; round < 20; round++) {
      ReceivedMessage message = Messages.text("5841400" + (10_000 + round), "hola");
      steps.receive(message);
      PendingChat pending = steps.waiting(message);
      String answer = "respuesta " + round;
      Callable<Boolean> answering =
          () -> record(pending, answer(pending.messages().get(0), answer));

      assertThat(Race.of(4, i -> answering)).containsOnlyOnce(true);

      assertThat(steps.row(message).respuestaId()).isEqualTo(steps.row(answer).id());
    }
  }
}
