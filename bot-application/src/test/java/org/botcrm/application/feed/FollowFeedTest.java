package org.botcrm.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rounds are made by hand: no thread is started. */
class FollowFeedTest {
  private final MutableClock clock = MutableClock.standing();
  private final InMemoryBotStorage storage = new InMemoryBotStorage();
  private final CountingFeed feed = new CountingFeed(storage.feed());
  private final FollowFeed follow =
      new FollowFeed(
          feed,
          new FollowSettings(
              Duration.ofMillis(1), Duration.ofSeconds(15), Duration.ofSeconds(30), 20),
          failure -> {},
          clock);

  @AfterEach
  void stop() {
    follow.close();
  }

  @Test
  void whoeverFollowsFromTheNewestGetsOnlyWhatComes() {
    change(1);
    Recorder recorder = new Recorder();
    follow.follow(recorder, null);

    follow.round();
    assertThat(recorder.heard).containsExactly("begins 2");
    change(2);
    follow.round();

    assertThat(recorder.heard).containsExactly("begins 2", "3-4");
  }

  @Test
  void whoeverIsBehindIsGivenPageAfterPage() {
    change(400);
    Recorder recorder = new Recorder();
    follow.follow(recorder, 0L);

    follow.round();
    assertThat(follow.round()).as("more is to come").isTrue();
    assertThat(follow.round()).isFalse();

    assertThat(recorder.heard).containsExactly("begins 0", "1-500", "501-800");
  }

  @Test
  void thoseAtOnePlaceShareWhatIsRead() {
    for (int i = 0; i < 10; i++) {
      follow.follow(new Recorder(), null);
    }
    follow.round();
    change(1);

    follow.round();

    assertThat(feed.reads).isEqualTo(1);
  }

  @Test
  void whoeverTakesNoMoreKeepsNothingAndReadsOnLater() {
    Recorder slow = new Recorder();
    follow.follow(slow, null);
    follow.round();
    slow.ready = false;
    change(1);
    follow.round();
    change(2);
    follow.round();
    assertThat(slow.heard).containsExactly("begins 0");

    slow.ready = true;
    follow.round();

    assertThat(slow.heard).containsExactly("begins 0", "1-4");
  }

  @Test
  void whoeverTakesNoMoreForLongIsLeftAlone() {
    Recorder slow = new Recorder();
    Recorder quick = new Recorder();
    follow.follow(slow, null);
    follow.follow(quick, null);
    follow.round();
    slow.ready = false;

    clock.advance(Duration.ofSeconds(30));
    follow.round();
    assertThat(slow.heard).doesNotContain("end");
    clock.advance(Duration.ofSeconds(1));
    follow.round();

    assertThat(slow.heard).contains("end");
    assertThat(quick.heard).doesNotContain("end");
    assertThat(follow.followers()).isEqualTo(1);
  }

  @Test
  void silenceIsBrokenFromTimeToTime() {
    Recorder recorder = new Recorder();
    follow.follow(recorder, null);
    follow.round();
    clock.advance(Duration.ofSeconds(15));
    follow.round();
    assertThat(recorder.heard).containsExactly("begins 0");

    clock.advance(Duration.ofSeconds(1));
    follow.round();
    follow.round();

    assertThat(recorder.heard).containsExactly("begins 0", "nothing");
  }

  @Test
  void whoeverLostEventsFollowsFromTheNewest() {
    change(1);
    storage.feed().forget(clock.instant().plusSeconds(1), 10);
    Recorder recorder = new Recorder();
    follow.follow(recorder, 1L);
    follow.round();
    follow.round();
    change(2);

    follow.round();

    assertThat(recorder.heard).containsExactly("begins 1", "lost to 2", "3-4");
  }

  @Test
  void oneTooManyIsRefusedUntilAnotherStops() {
    List<FollowFeed.Following> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(follow.follow(new Recorder(), null));
    }
    assertThat(follow.follow(new Recorder(), null)).isNull();

    all.get(0).stop();
    all.get(0).stop();

    assertThat(follow.follow(new Recorder(), null)).isNotNull();
    assertThat(follow.follow(new Recorder(), null)).isNull();
  }

  @Test
  void manyWhoAreFarApartDoNotHoldUpTheRound() {
    change(30);
    for (long i = 0; i < 20; i++) {
      follow.follow(new Recorder(), i);
    }
    follow.round();

    assertThat(follow.round()).as("the rest comes next").isTrue();
    assertThat(feed.reads).isEqualTo(16);
    assertThat(follow.round()).isFalse();
    assertThat(feed.reads).isEqualTo(20);
  }

  @Test
  void everybodyIsToldWhenItEnds() {
    Recorder recorder = new Recorder();
    follow.follow(recorder, null);

    follow.close();

    assertThat(recorder.heard).containsExactly("end");
    assertThat(follow.follow(new Recorder(), null)).isNull();
    assertThat(follow.followers()).isZero();
  }

  @Test
  void oldEventsAreForgottenAndNoOthers() {
    change(1);
    clock.advance(Duration.ofDays(6));
    change(2);
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    try (KeepFeed keeper = new KeepFeed(feed, Duration.ofDays(7), failure -> {}, clock)) {
      assertThat(keeper.forget()).isTrue();
      assertThat(keeper.forget()).isFalse();
    }

    assertThat(storage.feed().read(0, 1)).isEqualTo(new FeedPage.Gone(2, 4));
  }

  /** Somebody writes for the first time, so many times: two events each. */
  private void change(int person) {
    for (int i = 0; i < (person < 10 ? 1 : person); i++) {
      storage
          .deliveries()
          .store(
              Deliveries.raw("{}", clock.instant()),
              Deliveries.of(Messages.text("58414" + (1_000_000 + person * 1000 + i), "hola")));
    }
  }

  /** Counts what is read. */
  private static final class CountingFeed implements FeedRepository {
    private final FeedRepository counted;
    private int reads;

    private CountingFeed(FeedRepository counted) {
      this.counted = counted;
    }

    @Override
    public FeedPage read(long after, int limit) {
      reads++;
      return counted.read(after, limit);
    }

    @Override
    public long last() {
      return counted.last();
    }

    @Override
    public int forget(Instant before, int limit) {
      return counted.forget(before, limit);
    }
  }

  /** Remembers what it hears. */
  private static final class Recorder implements Follower {
    private final List<String> heard = new ArrayList<>();
    private boolean ready = true;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void begins(long offset) {
      heard.add("begins " + offset);
    }

    @Override
    public void take(FeedPage.Events page) {
      List<FeedEvent> events = page.events();
      heard.add(events.get(0).offset() + "-" + events.get(events.size() - 1).offset());
    }

    @Override
    public void lost(FeedPage.Gone gone) {
      heard.add("lost to " + gone.last());
    }

    @Override
    public void nothingNew() {
      heard.add("nothing");
    }

    @Override
    public void end() {
      heard.add("end");
    }
  }
}
