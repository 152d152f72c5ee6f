package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a storage of subscriptions must do. */
public interface SubscriptionContract extends DeadLetterContract {

  private SubscriptionSteps steps() {
    return new SubscriptionSteps(subscriptions());
  }

  @Test
  default void aSubscriptionIsKeptAsItWasMade() {
    Set<EventKind> kinds = EnumSet.of(EventKind.PAYMENT_REPORTED, EventKind.CHAT_BEGUN);
    Subscription one =
        subscriptions()
            .repository()
            .add(
                new NewSubscription(SubscriptionSteps.URL, kinds, SubscriptionSteps.SECRET, 5),
                SubscriptionSteps.NOW);
    Subscription other = steps().added(0);

    assertThat(one)
        .isEqualTo(
            new Subscription(
                one.id(),
                SubscriptionSteps.URL,
                kinds,
                true,
                SubscriptionSteps.NOW,
                SubscriptionProgress.upTo(5, SubscriptionSteps.NOW)));
    assertThat(one.wants(EventKind.CHAT_BEGUN)).isTrue();
    assertThat(one.wants(EventKind.CHAT_JOINED)).isFalse();
    assertThat(other.wants(EventKind.CHAT_JOINED)).isTrue();
    assertThat(subscriptions().repository().list()).containsExactly(one, other);
    assertThat(subscriptions().repository().find(other.id() + 1)).isEmpty();
  }

  @Test
  default void aTurnIsOneCallersUntilItEnds() {
    Subscription one = steps().added(3);

    assertThat(subscriptions().queue().isAnyDue(SubscriptionSteps.NOW)).isTrue();
    assertThat(steps().claim(3, SubscriptionSteps.NOW)).as("at the newest event").isEmpty();
    SubscriptionTurn turn = steps().claim(4, SubscriptionSteps.NOW).orElseThrow();
    assertThat(turn.subscription()).isEqualTo(one);
    assertThat(turn.secret()).isEqualTo(SubscriptionSteps.SECRET);
    assertThat(turn.letter()).isNull();
    assertThat(turn.until()).isEqualTo(SubscriptionSteps.UNTIL);

    assertThat(steps().claim(4, SubscriptionSteps.NOW)).isEmpty();
    assertThat(subscriptions().queue().isAnyDue(SubscriptionSteps.NOW)).isFalse();
    assertThat(steps().record(turn, SubscriptionSteps.moved(4))).isTrue();
    assertThat(steps().found(one).progress())
        .isEqualTo(SubscriptionProgress.upTo(4, SubscriptionSteps.NOW));
    assertThat(steps().claim(4, SubscriptionSteps.NOW)).isEmpty();
    assertThat(steps().claim(5, SubscriptionSteps.NOW)).isPresent();
  }

  @Test
  default void whoseTurnRanOutWritesNothing() {
    Subscription one = steps().added(0);
    SubscriptionTurn lost = steps().claim(9, SubscriptionSteps.NOW).orElseThrow();

    assertThat(steps().claim(9, SubscriptionSteps.UNTIL.minusMillis(1))).isEmpty();
    SubscriptionTurn now = steps().claim(9, SubscriptionSteps.UNTIL).orElseThrow();
    assertThat(steps().record(lost, SubscriptionSteps.moved(7))).isFalse();
    assertThat(steps().found(one).progress().cursor()).isZero();
    assertThat(steps().claim(9, SubscriptionSteps.UNTIL))
        .as("the turn of another goes on")
        .isEmpty();
    assertThat(steps().record(now, SubscriptionSteps.moved(2))).isTrue();
  }

  @Test
  default void whatIsNotDueYetWaits() {
    Subscription one = steps().added(0);
    SubscriptionProgress failed =
        one.progress()
            .failed(SubscriptionSteps.NOW, SubscriptionSteps.NOW.plusSeconds(5), "no contesta")
            .failed(SubscriptionSteps.NOW, SubscriptionSteps.UNTIL, "otra vez");
    steps()
        .record(
            steps().claim(9, SubscriptionSteps.NOW).orElseThrow(), new TurnResult.Moved(failed));

    assertThat(steps().found(one).progress())
        .isEqualTo(
            new SubscriptionProgress(
                0, 2, SubscriptionSteps.NOW, SubscriptionSteps.UNTIL, "otra vez"));
    assertThat(subscriptions().queue().isAnyDue(SubscriptionSteps.UNTIL.minusMillis(1))).isFalse();
    assertThat(steps().claim(9, SubscriptionSteps.UNTIL.minusMillis(1))).isEmpty();
    assertThat(subscriptions().queue().isAnyDue(SubscriptionSteps.UNTIL)).isTrue();
    assertThat(steps().claim(9, SubscriptionSteps.UNTIL)).isPresent();
  }

  @Test
  default void theLongestDueComesFirst() {
    Subscription one = steps().added(0);
    Subscription other = steps().added(0);
    Instant later = SubscriptionSteps.NOW.plusSeconds(1);
    SubscriptionTurn first = steps().claim(9, SubscriptionSteps.NOW).orElseThrow();
    assertThat(first.subscription()).isEqualTo(one);
    steps().record(first, new TurnResult.Moved(SubscriptionProgress.upTo(1, later)));

    assertThat(steps().claim(9, later).orElseThrow().subscription()).isEqualTo(other);
    assertThat(steps().claim(9, later).orElseThrow().subscription().id()).isEqualTo(one.id());
  }

  @Test
  default void whoSetsItBackIsNotOverwrittenByATurnOnItsWay() {
    Subscription one = steps().added(8);
    SubscriptionTurn turn = steps().claim(9, SubscriptionSteps.NOW).orElseThrow();

    assertThat(subscriptions().repository().rewind(one.id(), 2, SubscriptionSteps.NOW)).isTrue();
    assertThat(steps().claim(9, SubscriptionSteps.NOW)).as("nobody else tells meanwhile").isEmpty();
    assertThat(steps().record(turn, SubscriptionSteps.moved(9))).isFalse();

    assertThat(steps().found(one).progress())
        .isEqualTo(SubscriptionProgress.upTo(2, SubscriptionSteps.NOW));
    assertThat(steps().claim(9, SubscriptionSteps.NOW)).as("but the turn is over").isPresent();
    assertThat(subscriptions().repository().rewind(one.id() + 1, 2, SubscriptionSteps.NOW))
        .isFalse();
  }

  @Test
  default void whatIsNotActiveIsNobodysTurn() {
    Subscription one = steps().added(0);
    steps()
        .record(
            steps().claim(9, SubscriptionSteps.NOW).orElseThrow(),
            new TurnResult.Moved(
                one.progress()
                    .failed(SubscriptionSteps.NOW, SubscriptionSteps.UNTIL, "no contesta")));
    Set<EventKind> kinds = EnumSet.of(EventKind.MEDIA_CHANGED);

    assertThat(subscriptions().repository().change(one.id(), kinds, false, SubscriptionSteps.NOW))
        .isTrue();
    assertThat(subscriptions().queue().isAnyDue(SubscriptionSteps.UNTIL)).isFalse();
    assertThat(steps().claim(9, SubscriptionSteps.UNTIL)).isEmpty();

    Instant later = SubscriptionSteps.NOW.plusSeconds(1);
    assertThat(subscriptions().repository().change(one.id(), kinds, true, later)).isTrue();
    assertThat(steps().found(one))
        .isEqualTo(
            new Subscription(
                one.id(),
                SubscriptionSteps.URL,
                kinds,
                true,
                SubscriptionSteps.NOW,
                new SubscriptionProgress(0, 1, null, later, "no contesta")));
    assertThat(steps().claim(9, later)).isPresent();
    assertThat(
            subscriptions().repository().change(one.id() + 1, kinds, true, SubscriptionSteps.NOW))
        .isFalse();
  }

  @Test
  default void whatIsDeletedIsGoneWithItsLetters() {
    Subscription one = steps().added(0);
    steps().giveUp(1);
    SubscriptionTurn turn = steps().claim(9, SubscriptionSteps.NOW).orElseThrow();

    assertThat(subscriptions().repository().remove(one.id())).isTrue();

    assertThat(subscriptions().repository().remove(one.id())).isFalse();
    assertThat(subscriptions().repository().list()).isEmpty();
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 10)).isEmpty();
    assertThat(steps().record(turn, SubscriptionSteps.moved(9))).isFalse();
    assertThat(steps().added(0).id()).as("an id is never another's").isNotEqualTo(one.id());
  }

  @Test
  @Timeout(120)
  default void oneOfSeveralAtOnceGetsTheTurn() throws Exception {
    steps().added(0);

    List<Boolean> got = Race.of(4, i -> () -> steps().claim(9, SubscriptionSteps.NOW).isPresent());

    assertThat(got).containsOnlyOnce(true);
    assertThat(steps().claim(9, SubscriptionSteps.NOW.plus(Duration.ofMinutes(2)))).isPresent();
  }
}
