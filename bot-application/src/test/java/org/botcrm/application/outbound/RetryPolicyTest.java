package org.botcrm.application.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final SendError BUSY = new SendError(131016, "Ahora no");
  private static final Instant NOW = MutableClock.START;

  private final RetryPolicy policy = new RetryPolicy(DeliverySettings.standard());

  private static OutboundMessage message(long id, int attempt, int refusals) {
    return message(id, attempt, refusals, 0);
  }

  private static OutboundMessage message(long id, int attempt, int refusals, int unknowns) {
    return new OutboundMessage(
        id,
        new ChatId(1),
        Messages.NUMBER,
        new ContactId.Phone(new PhoneNumber("584141234567")),
        OutboundDraft.ofText("hola"),
        "c",
        attempt,
        refusals,
        unknowns,
        1,
        NOW.plusSeconds(60));
  }

  private AttemptOutcome outcome(int attempt, SendResult result) {
    return policy.outcomeOf(message(1, attempt, attempt - 1), result, NOW);
  }

  private static Duration delay(AttemptOutcome outcome) {
    return Duration.between(NOW, ((AttemptOutcome.Again) outcome).at());
  }

  @Test
  void whatMetaTookIsDone() {
    MessageId id = new MessageId("wamid.1");

    assertThat(outcome(1, new SendResult.Accepted(id))).isEqualTo(new AttemptOutcome.Accepted(id));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "7, 64"})
  void aPassingRefusalIsTriedAgainAfterTwiceTheTimeOrUpToAQuarterLess(int attempt, int seconds) {
    Duration delay = delay(outcome(attempt, new SendResult.Rejected(BUSY, Remedy.RETRY)));

    assertThat(delay).isBetween(Duration.ofMillis(seconds * 750L), Duration.ofSeconds(seconds));
  }

  @Test
  void messagesThatWereRefusedTogetherComeBackApart() {
    assertThat(
            LongStream.range(0, 100)
                .mapToObj(
                    id ->
                        policy.outcomeOf(
                            message(id, 1, 0), new SendResult.Rejected(BUSY, Remedy.RETRY), NOW))
                .map(RetryPolicyTest::delay)
                .distinct()
                .count())
        .isGreaterThan(50);
  }

  @Test
  void aMessageThatIsRefusedTooOftenIsGivenUp() {
    assertThat(outcome(8, new SendResult.Rejected(BUSY, Remedy.RETRY)))
        .isEqualTo(new AttemptOutcome.Failed(BUSY));
  }

  @Test
  void attemptsThatDidNotReachMetaDoNotCountAsRefusals() {
    SendResult refused = new SendResult.Rejected(BUSY, Remedy.RETRY);

    assertThat(policy.outcomeOf(message(1, 100, 0), refused, NOW))
        .isInstanceOf(AttemptOutcome.Again.class);
  }

  @Test
  void aRefusalThatWillNotPassIsGivenUpAtOnce() {
    assertThat(outcome(1, new SendResult.Rejected(BUSY, Remedy.GIVE_UP)))
        .isEqualTo(new AttemptOutcome.Failed(BUSY));
  }

  /** Page about-the-platform of Meta's documentation: 4^X seconds, X from 0. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 4", "3, 16", "4, 64", "5, 256", "6, 1024", "7, 4096"})
  void tooManyToOnePersonWaitFourTimesLongerEachTime(int attempt, int seconds) {
    assertThat(delay(outcome(attempt, new SendResult.Rejected(BUSY, Remedy.SLOW_CHAT))))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void tooManyOfANumberSlowItDownHoweverOften() {
    assertThat(outcome(50, new SendResult.Rejected(BUSY, Remedy.SLOW_NUMBER)))
        .isEqualTo(new AttemptOutcome.Slowed(NOW.plusSeconds(1), SendingRates.META, BUSY));
  }

  @Test
  void aNumberThatCannotSendIsStoppedHoweverOften() {
    assertThat(outcome(50, new SendResult.Rejected(BUSY, Remedy.STOP_NUMBER)))
        .isEqualTo(new AttemptOutcome.Stopped(BUSY));
  }

  @Test
  void aLongerWaitThatMetaAsksForIsHeeded() {
    Duration asked = Duration.ofMinutes(10);

    assertThat(delay(outcome(1, new SendResult.Rejected(BUSY, Remedy.RETRY, asked))))
        .isEqualTo(asked);
    assertThat(outcome(1, new SendResult.Rejected(BUSY, Remedy.SLOW_NUMBER, asked)))
        .isEqualTo(new AttemptOutcome.Slowed(NOW.plus(asked), SendingRates.META, BUSY));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 64, 65, 100, Integer.MAX_VALUE})
  void withoutAConnectionAMessageWaitsForEver(int attempt) {
    AttemptOutcome outcome = outcome(attempt, new SendResult.NotSent("no hay conexión"));

    assertThat(delay(outcome)).isBetween(Duration.ofSeconds(225), Duration.ofMinutes(5));
    assertThat(((AttemptOutcome.Again) outcome).refused()).isFalse();
  }

  @Test
  void anUnknownOutcomeWaitsForItsStatusAsLongAsTheGraceLasts() {
    assertThat(outcome(1, new SendResult.Unknown("se cortó")))
        .isEqualTo(
            new AttemptOutcome.Unknown(
                NOW.plus(DeliverySettings.standard().unknownGrace()), "se cortó"));
  }

  @Test
  void whatNobodyEverHeardOfIsNotSentForEver() {
    SendResult unknown = new SendResult.Unknown("se cortó");

    assertThat(policy.outcomeOf(message(1, 8, 0, 6), unknown, NOW))
        .isInstanceOf(AttemptOutcome.Unknown.class);
    assertThat(policy.outcomeOf(message(1, 8, 0, 7), unknown, NOW))
        .isInstanceOf(AttemptOutcome.Failed.class);
  }

  @Test
  void attemptsWhoseOutcomeIsKnownDoNotCountAsUnknown() {
    assertThat(policy.outcomeOf(message(1, 100, 7), new SendResult.Unknown("se cortó"), NOW))
        .isInstanceOf(AttemptOutcome.Unknown.class);
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    Duration second = Duration.ofSeconds(1);
    SendingRates rates = SendingRates.ofMeta();
    List<Runnable> mistakes =
        List.of(
            () -> new DeliverySettings(0, second, second, 1, rates),
            () -> new DeliverySettings(10_001, second, second, 1, rates),
            () -> new DeliverySettings(1, Duration.ZERO, second, 1, rates),
            () -> new DeliverySettings(1, second, second.negated(), 1, rates),
            () -> new DeliverySettings(1, second, second, 0, rates),
            () -> SendingRates.all(0.5),
            () -> SendingRates.all(Double.NaN));
    List<String> names =
        List.of(
            "maxInFlight", "maxInFlight", "unknownGrace", "poll", "maxAttempts", "rate", "rate");
    for (int i = 0; i < mistakes.size(); i++) {
      assertThatIllegalArgumentException()
          .isThrownBy(mistakes.get(i)::run)
          .withMessageStartingWith(names.get(i));
    }
  }
}
