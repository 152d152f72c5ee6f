package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.junit.jupiter.api.Test;

/** What a storage of subscriptions must do with what a subscriber did not take. */
public interface DeadLetterContract {
  /** The ports under test: empty at the start of each test, and the same ones all through it. */
  SubscriptionPorts subscriptions();

  private SubscriptionSteps steps() {
    return new SubscriptionSteps(subscriptions());
  }

  @Test
  default void whatIsGivenUpIsKeptWhole() {
    Subscription one = steps().added(0);
    steps().giveUp(4);
    steps().giveUp(6);
    steps().giveUp(4);

    List<DeadLetter> letters = subscriptions().repository().deadLetters(one.id(), null, 10);
    assertThat(letters)
        .extracting(DeadLetter::event)
        .containsExactly(SubscriptionSteps.event(4), SubscriptionSteps.event(6));
    DeadLetter first = letters.get(0);
    assertThat(first)
        .isEqualTo(
            new DeadLetter(
                first.id(),
                SubscriptionSteps.event(4),
                "respondió 500",
                SubscriptionSteps.NOW,
                false));
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 1)).containsExactly(first);
    assertThat(subscriptions().repository().deadLetters(one.id(), first.id(), 10))
        .containsExactly(letters.get(1));
    assertThat(steps().found(one).progress().cursor()).isEqualTo(4);
    assertThat(subscriptions().repository().deadLetters(one.id() + 1, null, 10)).isEmpty();
  }

  @Test
  default void lettersAreToldAgainOneByOne() {
    Subscription one = steps().added(0);
    steps().giveUp(1);
    steps().giveUp(2);
    steps().giveUp(3);
    assertThat(steps().claim(3, SubscriptionSteps.NOW)).isEmpty();

    assertThat(subscriptions().repository().repeatDeadLetters(one.id())).isEqualTo(3);
    assertThat(subscriptions().queue().isAnyDue(SubscriptionSteps.NOW)).isTrue();
    SubscriptionTurn turn = steps().claim(3, SubscriptionSteps.NOW).orElseThrow();
    DeadLetter letter = turn.letter();
    assertThat(letter).isNotNull();
    assertThat(letter.event()).isEqualTo(SubscriptionSteps.event(1));
    assertThat(steps().record(turn, new TurnResult.Repeated(letter.id()))).isTrue();

    SubscriptionTurn second = steps().claim(3, SubscriptionSteps.NOW).orElseThrow();
    DeadLetter bad = second.letter();
    assertThat(bad).isNotNull();
    assertThat(bad.event()).isEqualTo(SubscriptionSteps.event(2));
    steps().record(second, new TurnResult.NotRepeated(bad.id(), "respondió 422", false));

    SubscriptionTurn third = steps().claim(3, SubscriptionSteps.NOW).orElseThrow();
    assertThat(third.letter()).isNotNull();
    assertThat(third.letter().event()).isEqualTo(SubscriptionSteps.event(3));
    steps().record(third, new TurnResult.Repeated(third.letter().id()));

    assertThat(steps().claim(3, SubscriptionSteps.NOW)).isEmpty();
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 10))
        .containsExactly(
            new DeadLetter(
                bad.id(),
                SubscriptionSteps.event(2),
                "respondió 422",
                SubscriptionSteps.NOW,
                false));
  }

  @Test
  default void wheneverNobodyAnswersTheOtherLettersRestToo() {
    Subscription one = steps().added(0);
    steps().giveUp(1);
    steps().giveUp(2);
    subscriptions().repository().repeatDeadLetters(one.id());

    SubscriptionTurn turn = steps().claim(2, SubscriptionSteps.NOW).orElseThrow();
    DeadLetter letter = turn.letter();
    assertThat(letter).isNotNull();
    steps().record(turn, new TurnResult.NotRepeated(letter.id(), "no contesta", true));

    assertThat(steps().claim(2, SubscriptionSteps.NOW)).isEmpty();
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 10))
        .extracting(DeadLetter::repeating)
        .containsExactly(false, false);
  }
}
