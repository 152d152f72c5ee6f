package org.botcrm.application.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final SendError BUSY = new SendError(130429, "Demasiados mensajes");

  private final RetryPolicy policy = new RetryPolicy(DeliverySettings.standard());

  private AttemptOutcome outcome(int attempt, SendResult result) {
    OutboundMessage message =
        new OutboundMessage(
            1,
            new ChatId(1),
            Messages.NUMBER,
            new ContactId.Phone(new PhoneNumber("584141234567")),
            OutboundDraft.ofText("hola"),
            "c",
            attempt,
            1);
    return policy.outcomeOf(message, result, MutableClock.START);
  }

  @Test
  void whatMetaTookIsDone() {
    MessageId id = new MessageId("wamid.1");

    assertThat(outcome(1, new SendResult.Accepted(id))).isEqualTo(new AttemptOutcome.Accepted(id));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "7, 60"})
  void aPassingRefusalIsTriedAgainAfterTwiceTheTimeUpToAMinute(int attempt, int seconds) {
    assertThat(outcome(attempt, new SendResult.Rejected(BUSY, true)))
        .isEqualTo(new AttemptOutcome.Again(MutableClock.START.plusSeconds(seconds), BUSY));
  }

  @Test
  void aMessageThatIsRefusedTooOftenIsGivenUp() {
    assertThat(outcome(8, new SendResult.Rejected(BUSY, true)))
        .isEqualTo(new AttemptOutcome.Failed(BUSY));
  }

  @Test
  void aRefusalThatWillNotPassIsGivenUpAtOnce() {
    assertThat(outcome(1, new SendResult.Rejected(BUSY, false)))
        .isEqualTo(new AttemptOutcome.Failed(BUSY));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 64, 65, 100, Integer.MAX_VALUE})
  void withoutAConnectionAMessageWaitsForEver(int attempt) {
    assertThat(outcome(attempt, new SendResult.NotSent("no hay conexión")))
        .isEqualTo(
            new AttemptOutcome.Again(
                MutableClock.START.plusSeconds(60), new SendError(0, "no hay conexión")));
  }

  @Test
  void anUnknownOutcomeWaitsForItsStatusAsLongAsTheGraceLasts() {
    assertThat(outcome(1, new SendResult.Unknown("se cortó")))
        .isEqualTo(
            new AttemptOutcome.Unknown(
                MutableClock.START.plus(DeliverySettings.standard().unknownGrace()), "se cortó"));
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    Duration second = Duration.ofSeconds(1);
    List<Runnable> mistakes =
        List.of(
            () -> new DeliverySettings(0, second, second, 1),
            () -> new DeliverySettings(10_001, second, second, 1),
            () -> new DeliverySettings(1, Duration.ZERO, second, 1),
            () -> new DeliverySettings(1, second, second.negated(), 1),
            () -> new DeliverySettings(1, second, second, 0));
    List<String> names =
        List.of("maxInFlight", "maxInFlight", "unknownGrace", "poll", "maxAttempts");
    for (int i = 0; i < mistakes.size(); i++) {
      assertThatIllegalArgumentException()
          .isThrownBy(mistakes.get(i)::run)
          .withMessageStartingWith(names.get(i));
    }
  }
}
