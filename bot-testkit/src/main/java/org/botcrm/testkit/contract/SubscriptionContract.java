package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionSecret;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a storage of subscriptions must do. */
public interface SubscriptionContract {
  /** When it begins. */
  Instant NOW = MutableClock.START;

  /** When a turn that begins then ends by itself. */
  Instant UNTIL = NOW.plusSeconds(60);

  /** Signs. */
  SubscriptionSecret SECRET = new SubscriptionSecret("0123456789abcdef0123456789abcdef");

  /** Where to. */
  URI URL = URI.create("https://crm.example/avisos?de=ñandú%20🙂");

  /** The ports under test: empty at the start of each test, and the same ones all through it. */
  SubscriptionPorts subscriptions();

  private Subscription added(long cursor) {
    return subscriptions()
        .repository()
        .add(new NewSubscription(URL, Set.of(), SECRET, cursor), NOW);
  }

  private Subscription found(Subscription one) {
    return subscriptions().repository().find(one.id()).orElseThrow();
  }

  private Optional<SubscriptionTurn> claim(long last, Instant now) {
    return subscriptions().queue().claim(last, now, now.plusSeconds(60));
  }

  private boolean record(SubscriptionTurn turn, TurnResult result) {
    return subscriptions().queue().record(turn, result, NOW);
  }

  private static TurnResult moved(long cursor) {
    return new TurnResult.Moved(SubscriptionProgress.upTo(cursor, NOW));
  }

  private static FeedEvent event(long offset) {
    return new FeedEvent(
        offset, NOW, EventKind.DELIVERY_CHANGED, new ChatId(7), 70 + offset, "read");
  }

  /** Has this event of the subscription given up. */
  private void giveUp(long offset) {
    SubscriptionProgress behind =
        new SubscriptionProgress(offset, 9, NOW.minusSeconds(86_400), NOW, "no contesta");
    SubscriptionTurn turn = claim(Long.MAX_VALUE, NOW).orElseThrow();
    assertThat(record(turn, new TurnResult.GaveUp(behind, event(offset), "respondió 500")))
        .isTrue();
  }

  @Test
  default void aSubscriptionIsKeptAsItWasMade() {
    Set<EventKind> kinds = EnumSet.of(EventKind.PAYMENT_REPORTED, EventKind.CHAT_BEGUN);
    Subscription one =
        subscriptions().repository().add(new NewSubscription(URL, kinds, SECRET, 5), NOW);
    Subscription other = added(0);

    assertThat(one)
        .isEqualTo(
            new Subscription(one.id(), URL, kinds, true, NOW, SubscriptionProgress.upTo(5, NOW)));
    assertThat(one.wants(EventKind.CHAT_BEGUN)).isTrue();
    assertThat(one.wants(EventKind.CHAT_JOINED)).isFalse();
    assertThat(other.wants(EventKind.CHAT_JOINED)).isTrue();
    assertThat(subscriptions().repository().list()).containsExactly(one, other);
    assertThat(subscriptions().repository().find(other.id() + 1)).isEmpty();
  }

  @Test
  default void aTurnIsOneCallersUntilItEnds() {
    Subscription one = added(3);

    assertThat(subscriptions().queue().isAnyDue(NOW)).isTrue();
    assertThat(claim(3, NOW)).as("at the newest event").isEmpty();
    SubscriptionTurn turn = claim(4, NOW).orElseThrow();
    assertThat(turn.subscription()).isEqualTo(one);
    assertThat(turn.secret()).isEqualTo(SECRET);
    assertThat(turn.letter()).isNull();
    assertThat(turn.until()).isEqualTo(UNTIL);

    assertThat(claim(4, NOW)).isEmpty();
    assertThat(subscriptions().queue().isAnyDue(NOW)).isFalse();
    assertThat(record(turn, moved(4))).isTrue();
    assertThat(found(one).progress()).isEqualTo(SubscriptionProgress.upTo(4, NOW));
    assertThat(claim(4, NOW)).isEmpty();
    assertThat(claim(5, NOW)).isPresent();
  }

  @Test
  default void whoseTurnRanOutWritesNothing() {
    Subscription one = added(0);
    SubscriptionTurn lost = claim(9, NOW).orElseThrow();

    assertThat(claim(9, UNTIL.minusMillis(1))).isEmpty();
    SubscriptionTurn now = claim(9, UNTIL).orElseThrow();
    assertThat(record(lost, moved(7))).isFalse();
    assertThat(found(one).progress().cursor()).isZero();
    assertThat(claim(9, UNTIL)).as("the turn of another goes on").isEmpty();
    assertThat(record(now, moved(2))).isTrue();
  }

  @Test
  default void whatIsNotDueYetWaits() {
    Subscription one = added(0);
    SubscriptionProgress failed =
        one.progress()
            .failed(NOW, NOW.plusSeconds(5), "no contesta")
            .failed(NOW, UNTIL, "otra vez");
    record(claim(9, NOW).orElseThrow(), new TurnResult.Moved(failed));

    assertThat(found(one).progress())
        .isEqualTo(new SubscriptionProgress(0, 2, NOW, UNTIL, "otra vez"));
    assertThat(subscriptions().queue().isAnyDue(UNTIL.minusMillis(1))).isFalse();
    assertThat(claim(9, UNTIL.minusMillis(1))).isEmpty();
    assertThat(subscriptions().queue().isAnyDue(UNTIL)).isTrue();
    assertThat(claim(9, UNTIL)).isPresent();
  }

  @Test
  default void theLongestDueComesFirst() {
    Subscription one = added(0);
    Subscription other = added(0);
    Instant later = NOW.plusSeconds(1);
    SubscriptionTurn first = claim(9, NOW).orElseThrow();
    assertThat(first.subscription()).isEqualTo(one);
    record(first, new TurnResult.Moved(SubscriptionProgress.upTo(1, later)));

    assertThat(claim(9, later).orElseThrow().subscription()).isEqualTo(other);
    assertThat(claim(9, later).orElseThrow().subscription().id()).isEqualTo(one.id());
  }

  @Test
  default void whoSetsItBackIsNotOverwrittenByATurnOnItsWay() {
    Subscription one = added(8);
    SubscriptionTurn turn = claim(9, NOW).orElseThrow();

    assertThat(subscriptions().repository().rewind(one.id(), 2, NOW)).isTrue();
    assertThat(claim(9, NOW)).as("nobody else tells meanwhile").isEmpty();
    assertThat(record(turn, moved(9))).isFalse();

    assertThat(found(one).progress()).isEqualTo(SubscriptionProgress.upTo(2, NOW));
    assertThat(claim(9, NOW)).as("but the turn is over").isPresent();
    assertThat(subscriptions().repository().rewind(one.id() + 1, 2, NOW)).isFalse();
  }

  @Test
  default void whatIsNotActiveIsNobodysTurn() {
    Subscription one = added(0);
    record(
        claim(9, NOW).orElseThrow(),
        new TurnResult.Moved(one.progress().failed(NOW, UNTIL, "no contesta")));
    Set<EventKind> kinds = EnumSet.of(EventKind.MEDIA_CHANGED);

    assertThat(subscriptions().repository().change(one.id(), kinds, false, NOW)).isTrue();
    assertThat(subscriptions().queue().isAnyDue(UNTIL)).isFalse();
    assertThat(claim(9, UNTIL)).isEmpty();

    Instant later = NOW.plusSeconds(1);
    assertThat(subscriptions().repository().change(one.id(), kinds, true, later)).isTrue();
    assertThat(found(one))
        .isEqualTo(
            new Subscription(
                one.id(),
                URL,
                kinds,
                true,
                NOW,
                new SubscriptionProgress(0, 1, null, later, "no contesta")));
    assertThat(claim(9, later)).isPresent();
    assertThat(subscriptions().repository().change(one.id() + 1, kinds, true, NOW)).isFalse();
  }

  @Test
  default void whatIsDeletedIsGoneWithItsLetters() {
    Subscription one = added(0);
    giveUp(1);
    SubscriptionTurn turn = claim(9, NOW).orElseThrow();

    assertThat(subscriptions().repository().remove(one.id())).isTrue();

    assertThat(subscriptions().repository().remove(one.id())).isFalse();
    assertThat(subscriptions().repository().list()).isEmpty();
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 10)).isEmpty();
    assertThat(record(turn, moved(9))).isFalse();
    assertThat(added(0).id()).as("an id is never another's").isNotEqualTo(one.id());
  }

  @Test
  default void whatIsGivenUpIsKeptWhole() {
    Subscription one = added(0);
    giveUp(4);
    giveUp(6);
    giveUp(4);

    List<DeadLetter> letters = subscriptions().repository().deadLetters(one.id(), null, 10);
    assertThat(letters).extracting(DeadLetter::event).containsExactly(event(4), event(6));
    DeadLetter first = letters.get(0);
    assertThat(first).isEqualTo(new DeadLetter(first.id(), event(4), "respondió 500", NOW, false));
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 1)).containsExactly(first);
    assertThat(subscriptions().repository().deadLetters(one.id(), first.id(), 10))
        .containsExactly(letters.get(1));
    assertThat(found(one).progress().cursor()).isEqualTo(4);
    assertThat(subscriptions().repository().deadLetters(one.id() + 1, null, 10)).isEmpty();
  }

  @Test
  default void lettersAreToldAgainOneByOne() {
    Subscription one = added(0);
    giveUp(1);
    giveUp(2);
    giveUp(3);
    assertThat(claim(3, NOW)).isEmpty();

    assertThat(subscriptions().repository().repeatDeadLetters(one.id())).isEqualTo(3);
    assertThat(subscriptions().queue().isAnyDue(NOW)).isTrue();
    SubscriptionTurn turn = claim(3, NOW).orElseThrow();
    DeadLetter letter = turn.letter();
    assertThat(letter).isNotNull();
    assertThat(letter.event()).isEqualTo(event(1));
    assertThat(record(turn, new TurnResult.Repeated(letter.id()))).isTrue();

    SubscriptionTurn second = claim(3, NOW).orElseThrow();
    DeadLetter bad = second.letter();
    assertThat(bad).isNotNull();
    assertThat(bad.event()).isEqualTo(event(2));
    record(second, new TurnResult.NotRepeated(bad.id(), "respondió 422", false));

    SubscriptionTurn third = claim(3, NOW).orElseThrow();
    assertThat(third.letter()).isNotNull();
    assertThat(third.letter().event()).isEqualTo(event(3));
    record(third, new TurnResult.Repeated(third.letter().id()));

    assertThat(claim(3, NOW)).isEmpty();
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 10))
        .containsExactly(new DeadLetter(bad.id(), event(2), "respondió 422", NOW, false));
  }

  @Test
  default void wheneverNobodyAnswersTheOtherLettersRestToo() {
    Subscription one = added(0);
    giveUp(1);
    giveUp(2);
    subscriptions().repository().repeatDeadLetters(one.id());

    SubscriptionTurn turn = claim(2, NOW).orElseThrow();
    DeadLetter letter = turn.letter();
    assertThat(letter).isNotNull();
    record(turn, new TurnResult.NotRepeated(letter.id(), "no contesta", true));

    assertThat(claim(2, NOW)).isEmpty();
    assertThat(subscriptions().repository().deadLetters(one.id(), null, 10))
        .extracting(DeadLetter::repeating)
        .containsExactly(false, false);
  }

  @Test
  @Timeout(120)
  default void oneOfSeveralAtOnceGetsTheTurn() throws Exception {
    added(0);

    List<Boolean> got = Race.of(4, i -> () -> claim(9, NOW).isPresent());

    assertThat(got).containsOnlyOnce(true);
    assertThat(claim(9, NOW.plus(Duration.ofMinutes(2)))).isPresent();
  }
}
