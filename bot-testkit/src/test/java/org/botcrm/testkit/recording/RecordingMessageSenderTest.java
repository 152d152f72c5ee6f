package org.botcrm.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

class RecordingMessageSenderTest {
  private final RecordingMessageSender sender = new RecordingMessageSender();

  private static OutboundMessage message(long id) {
    return new OutboundMessage(
        id,
        new ChatId(1),
        Messages.NUMBER,
        new ContactId.Phone(new PhoneNumber("584141234567")),
        OutboundDraft.ofText("hola"),
        "c" + id,
        1,
        0,
        0,
        1,
        MutableClock.START.plusSeconds(3600));
  }

  private static SendResult accepted(int number) {
    return new SendResult.Accepted(new MessageId("wamid.sent." + number));
  }

  @Test
  void everythingIsAcceptedAndWrittenDown() {
    assertThat(sender.send(message(1))).isCompletedWithValue(accepted(1));
    assertThat(sender.send(message(2))).isCompletedWithValue(accepted(2));

    assertThat(sender.sent()).containsExactly(message(1), message(2));
  }

  @Test
  void scriptedAnswersComeFirstAndInOrder() {
    SendResult unknown = new SendResult.Unknown("se cortó");
    IllegalStateException failure = new IllegalStateException();
    sender.answerWith(unknown);
    sender.throwNext(failure);
    sender.failNext(failure);

    assertThat(sender.send(message(1))).isCompletedWithValue(unknown);
    assertThatThrownBy(() -> sender.send(message(2))).isSameAs(failure);
    assertThat(sender.send(message(3))).isCompletedExceptionally();
    assertThat(sender.send(message(4))).isCompletedWithValue(accepted(4));
  }

  @Test
  void answersAreKeptBackUntilTheyAreReleased() {
    sender.failNext(new IllegalStateException());
    sender.hold();
    CompletionStage<SendResult> failing = sender.send(message(1));
    CompletionStage<SendResult> accepting = sender.send(message(2));
    assertThat(failing).isNotDone();
    assertThat(accepting).isNotDone();

    sender.release();

    assertThat(failing).isCompletedExceptionally();
    assertThat(accepting).isCompletedWithValue(accepted(2));
    assertThat(sender.send(message(3))).isCompletedWithValue(accepted(3));
  }

  @Test
  void waitingForMessagesEndsWithThemOrWithItsTime() throws Exception {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> sender.send(message(1)));

    assertThat(sender.awaitSent(1, Duration.ofSeconds(20))).containsExactly(message(1));
    assertThat(other).succeedsWithin(Duration.ofSeconds(60));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> sender.awaitSent(2, Duration.ofMillis(1)));
  }
}
