package org.botcrm.application.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.botcrm.application.RecordingListener;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.Notification;
import org.botcrm.domain.subscription.NotificationResult;
import org.botcrm.domain.subscription.NotificationSender;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.inmemory.InMemorySubscriptions;
import org.botcrm.testkit.recording.RecordingNotificationSender;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

class NotifySubscribersTest {
  private static final URI URL = URI.create("https://crm.example/avisos");
  private static final NotificationResult REFUSED = new NotificationResult.Refused("respondió 500");
  private static final NotificationResult AWAY = new NotificationResult.Unreachable("no contesta");
  private static final Duration DAY = Duration.ofDays(1);

  private final MutableClock clock = MutableClock.standing();
  private final InMemoryBotStorage storage = new InMemoryBotStorage();
  private final FeedRepository feed = storage.feed();
  private final SubscriptionPorts subscriptions = new InMemorySubscriptions().ports();
  private final RecordingNotificationSender sender = new RecordingNotificationSender();
  private final NotifySubscribers notify = notifying(sender);

  private NotifySubscribers notifying(NotificationSender over) {
    // As much later as was planned, no more and no less.
    RandomGenerator middle = () -> Long.MIN_VALUE;
    return new NotifySubscribers(
        feed,
        subscriptions,
        over,
        NotificationSettings.standard(),
        middle,
        new RecordingListener(),
        clock);
  }

  private Subscription subscribed(EventKind... kinds) {
    Set<EventKind> wanted = EnumSet.noneOf(EventKind.class);
    wanted.addAll(List.of(kinds));
    MakeSubscription make =
        new MakeSubscription(subscriptions.repository(), feed, sender, new SecureRandom(), clock);
    return ((MakeSubscription.Result.Made) make.make(URL, wanted, 1L)).subscription();
  }

  /** Somebody writes for the first time, which brings forth two events. */
  private void write(int people) {
    for (int i = 0; i < people; i++) {
      long person = 584_140_000_000L + feed.last();
      storage
          .deliveries()
          .store(
              Deliveries.raw("{}", clock.instant()),
              Deliveries.of(
                  Messages.from(Long.toString(person)).at(clock.instant()).body("hola").build()));
    }
  }

  private void drain() {
    while (notify.next()) {
      assertThat(sender.sent()).hasSizeLessThan(10_000);
    }
  }

  private SubscriptionProgress progress(Subscription one) {
    return subscriptions.repository().find(one.id()).orElseThrow().progress();
  }

  private List<DeadLetter> letters(Subscription one) {
    return subscriptions.repository().deadLetters(one.id(), null, 1000);
  }

  private static List<Long> offsets(Notification... told) {
    List<Long> offsets = new ArrayList<>();
    for (Notification one : told) {
      one.events().stream().map(FeedEvent::offset).forEach(offsets::add);
    }
    return offsets;
  }

  private List<Long> allTold() {
    return offsets(sender.sent().toArray(Notification[]::new));
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void everythingIsToldOnceAndInItsOrder() {
    Subscription one = subscribed();
    write(130);

    drain();

    assertThat(allTold()).isEqualTo(upTo(260));
    assertThat(sender.sent()).extracting(n -> n.events().size()).containsExactly(100, 100, 60);
    assertThat(sender.sent()).extracting(Notification::next).containsExactly(100L, 200L, 260L);
    assertThat(sender.sent()).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(progress(one)).isEqualTo(SubscriptionProgress.upTo(260, clock.instant()));
  }

  @Test
  void whatIsNotWantedIsPassedWithoutACall() {
    Subscription one = subscribed(EventKind.CHAT_BEGUN);
    Subscription other = subscribed(EventKind.PAYMENT_REPORTED);
    write(2);

    drain();

    assertThat(sender.sent()).hasSize(1);
    assertThat(sender.sent().get(0).events())
        .extracting(FeedEvent::kind)
        .containsExactly(EventKind.CHAT_BEGUN, EventKind.CHAT_BEGUN);
    assertThat(progress(one).cursor()).isEqualTo(4);
    assertThat(progress(other).cursor()).isEqualTo(4);
  }

  @Test
  void whatIsNotTakenIsToldAgainLaterAndLater() {
    Subscription one = subscribed();
    write(1);
    Duration[] delays = {
      Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40)
    };
    for (Duration delay : delays) {
      sender.plan(REFUSED);
      assertThat(notify.next()).isTrue();
      assertThat(notify.next()).isFalse();
      assertThat(progress(one).dueAt()).isEqualTo(clock.instant().plus(delay));
      clock.advance(delay);
    }
    assertThat(progress(one).attempts()).isEqualTo(4);
    assertThat(progress(one).reason()).isEqualTo("respondió 500");

    drain();

    assertThat(sender.sent())
        .extracting(NotifySubscribersTest::offsets)
        .containsExactly(
            List.of(1L, 2L), List.of(1L), List.of(1L), List.of(1L), List.of(1L), List.of(2L));
    assertThat(progress(one)).isEqualTo(SubscriptionProgress.upTo(2, clock.instant()));
  }

  @Test
  void itIsNeverWaitedMoreThanAnHourAndAFifth() {
    Subscription one = subscribed();
    write(1);
    for (int i = 0; i < 15; i++) {
      sender.plan(AWAY);
      assertThat(notify.next()).isTrue();
      clock.set(progress(one).dueAt());
    }
    Instant before = clock.instant();
    sender.plan(AWAY);
    notify.next();

    assertThat(Duration.between(before, progress(one).dueAt())).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void thoseWhoFailedTogetherComeBackApart() {
    SubscriptionProgress before = SubscriptionProgress.upTo(0, clock.instant());
    Set<Instant> dues = new HashSet<>();
    NotificationRetries retries = new NotificationRetries(new Random(7));
    for (int i = 0; i < 20; i++) {
      var moved =
          (org.botcrm.domain.subscription.TurnResult.Moved)
              retries.notTaken(before, List.of(), "no", clock.instant());
      dues.add(moved.progress().dueAt());
    }

    assertThat(dues).hasSizeGreaterThan(15);
    assertThat(dues)
        .allMatch(due -> !due.isBefore(clock.instant().plusSeconds(4)))
        .allMatch(due -> !due.isAfter(clock.instant().plusSeconds(6)));
  }

  @Test
  void anEventThatIsNeverTakenIsGivenUpAfterADayAndTakesNoOtherAlong() {
    Subscription one = subscribed();
    write(2);
    NotificationSender poisoned =
        new NotificationSender() {
          @Override
          public Optional<String> refusal(URI url) {
            return java.util.Optional.empty();
          }

          @Override
          public NotificationResult send(Notification notification) {
            return offsets(notification).contains(2L) ? REFUSED : sender.send(notification);
          }
        };
    NotifySubscribers bad = notifying(poisoned);
    Instant end = clock.instant().plus(DAY);
    while (clock.instant().isBefore(end)) {
      assertThat(letters(one)).isEmpty();
      while (bad.next()) {
        assertThat(progress(one).cursor()).isLessThan(2);
      }
      Instant due = progress(one).dueAt();
      clock.set(due.isBefore(end) ? due : end);
    }
    clock.set(progress(one).dueAt().isAfter(end) ? progress(one).dueAt() : end);
    while (bad.next()) {
      assertThat(clock.instant()).isAfterOrEqualTo(end);
    }

    assertThat(letters(one)).extracting(DeadLetter::reason).containsExactly("respondió 500");
    assertThat(letters(one)).extracting(l -> l.event().offset()).containsExactly(2L);
    assertThat(allTold()).containsExactly(1L, 3L, 4L);
    assertThat(progress(one)).isEqualTo(SubscriptionProgress.upTo(4, clock.instant()));
  }

  @Test
  void ofWhatComesWhileASubscriberIsAwayEachEventHasItsOwnDay() {
    Subscription one = subscribed();
    write(1);
    sender.plan(AWAY);
    notify.next();
    clock.advance(DAY.minusHours(1));
    write(1);
    clock.advance(Duration.ofHours(1));
    sender.plan(AWAY, AWAY, AWAY);
    drain();

    assertThat(letters(one)).extracting(l -> l.event().offset()).containsExactly(1L, 2L);
    assertThat(progress(one).cursor()).isEqualTo(2);
    clock.set(progress(one).dueAt());
    drain();
    assertThat(offsets(sender.sent().get(4), sender.sent().get(5))).containsExactly(3L, 4L);
    assertThat(progress(one).cursor()).isEqualTo(4);
  }

  @Test
  void whatIsOldAlreadyWhenItIsFirstToldHasADayToo() {
    Subscription one = subscribed();
    write(1);
    clock.advance(DAY.multipliedBy(3));
    for (int i = 0; i < 4; i++) {
      sender.plan(AWAY);
      notify.next();
      clock.set(progress(one).dueAt());
    }

    assertThat(letters(one)).isEmpty();
    clock.advance(DAY);
    sender.plan(AWAY);
    notify.next();
    assertThat(letters(one)).hasSize(1);
  }

  @Test
  void whoLostEventsIsToldToLookAtEverythingAnew() {
    Subscription one = subscribed();
    write(3);
    feed.forget(clock.instant().plusSeconds(1), 2);
    sender.plan(REFUSED);
    notify.next();
    clock.advance(DAY.multipliedBy(2));
    assertThat(letters(one)).isEmpty();

    drain();
    write(1);
    drain();

    assertThat(sender.sent()).extracting(Notification::restart).containsExactly(true, true, false);
    assertThat(sender.sent().get(1).next()).isEqualTo(6);
    assertThat(offsets(sender.sent().get(2))).containsExactly(7L, 8L);
    assertThat(letters(one)).isEmpty();
  }

  @Test
  void deadLettersAreToldAgainAsTheyWere() {
    Subscription one = subscribed();
    write(1);
    sender.plan(AWAY);
    notify.next();
    clock.advance(DAY);
    sender.plan(AWAY, AWAY);
    drain();
    List<FeedEvent> given = letters(one).stream().map(DeadLetter::event).toList();
    assertThat(given).extracting(FeedEvent::offset).containsExactly(1L, 2L);
    feed.forget(clock.instant(), 10);

    subscriptions.repository().repeatDeadLetters(one.id());
    sender.plan(REFUSED);
    drain();

    assertThat(letters(one)).extracting(l -> l.event().offset()).containsExactly(1L);
    subscriptions.repository().repeatDeadLetters(one.id());
    drain();
    assertThat(letters(one)).isEmpty();
    int sent = sender.sent().size();
    assertThat(sender.sent().subList(sent - 3, sent))
        .extracting(Notification::events)
        .containsExactly(List.of(given.get(0)), List.of(given.get(1)), List.of(given.get(0)));
    assertThat(progress(one).cursor()).isEqualTo(2);
  }

  @Test
  void noCallBeginsThatMightOutlastItsTurn() {
    Subscription one = subscribed();
    write(1);
    FeedRepository slow =
        new FeedRepository() {
          @Override
          public FeedPage read(long after, int limit) {
            clock.advance(Duration.ofSeconds(31));
            return feed.read(after, limit);
          }

          @Override
          public long last() {
            return feed.last();
          }

          @Override
          public int forget(Instant before, int limit) {
            return feed.forget(before, limit);
          }
        };
    NotifySubscribers late =
        new NotifySubscribers(
            slow,
            subscriptions,
            sender,
            NotificationSettings.standard(),
            () -> 0,
            new RecordingListener(),
            clock);

    assertThat(late.next()).isTrue();

    assertThat(sender.sent()).isEmpty();
    assertThat(progress(one).cursor()).isZero();
  }

  @Test
  void whoMaySubscribeIsLookedAtFirst() {
    MakeSubscription make =
        new MakeSubscription(subscriptions.repository(), feed, sender, new SecureRandom(), clock);

    assertThat(make.make(URI.create("http://crm.example/"), Set.of(), null))
        .isEqualTo(new MakeSubscription.Result.Refused("sin https"));
    assertThat(subscriptions.repository().list()).isEmpty();
    write(1);
    var made = (MakeSubscription.Result.Made) make.make(URL, Set.of(), null);
    assertThat(made.subscription().progress().cursor()).isEqualTo(2);
    assertThat(made.secret().value()).startsWith(MakeSubscription.PREFIX).hasSize(49);
    assertThat(made.toString()).doesNotContain(made.secret().value(), "crm.example");
  }
}
