package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the feed has one order without gaps, however many write and whatever is forgotten. */
public interface ChangeFeedOrderContract extends StorageContract {

  private Steps steps() {
    return new Steps(storage());
  }

  private FeedRepository feed() {
    return storage().feed();
  }

  private List<FeedEvent> after(long offset) {
    return feed()
        .read(offset, FeedRepository.MAX_SIZE)
        .match(
            FeedPage.Events::events,
            gone -> {
              throw new AssertionError("events are gone");
            });
  }

  @Test
  default void theFeedIsWalkedPageAfterPageWithoutGaps() {
    ReceivedMessage[] many = new ReceivedMessage[600];
    for (int i = 0; i < many.length; i++) {
      many[i] = Messages.from(Steps.phone(i % 7)).id("wamid.many." + i).build();
    }
    steps().receive(many);
    steps().receive(Messages.text(Steps.PHONE, "hola"));
    List<Long> walked = new ArrayList<>();

    long after = 0;
    while (after < feed().last()) {
      List<FeedEvent> page =
          feed().read(after, 17).match(FeedPage.Events::events, gone -> List.<FeedEvent>of());
      assertThat(page).isNotEmpty().hasSizeLessThanOrEqualTo(17);
      page.forEach(event -> walked.add(event.offset()));
      after = page.get(page.size() - 1).offset();
    }

    assertThat(walked).hasSize(609).isSorted().doesNotHaveDuplicates();
    assertThat(walked.get(0)).isEqualTo(1);
    assertThat(walked.get(608)).isEqualTo(609);
  }

  @Test
  default void whoeverAsksForWhatIsForgottenIsTold() {
    steps().receiveAt(Steps.NOW, Deliveries.of(Messages.text(Steps.phone(1), "uno")));
    steps()
        .receiveAt(Steps.NOW.plusSeconds(9), Deliveries.of(Messages.text(Steps.phone(2), "dos")));
    assertThat(feed().forget(Steps.NOW, 10)).isZero();

    assertThat(feed().forget(Steps.NOW.plusSeconds(9), 10)).isEqualTo(2);

    assertThat(feed().read(1, 10)).isEqualTo(new FeedPage.Gone(2, 4));
    assertThat(feed().read(0, 10)).isEqualTo(new FeedPage.Gone(2, 4));
    assertThat(after(2)).extracting(FeedEvent::offset).containsExactly(3L, 4L);
    assertThat(feed().read(5, 10)).as("of another database").isEqualTo(new FeedPage.Gone(2, 4));

    assertThat(feed().forget(Steps.NOW.plus(Duration.ofDays(1)), 10)).isEqualTo(2);
    assertThat(feed().read(3, 10)).isEqualTo(new FeedPage.Gone(4, 4));
    assertThat(after(4)).isEmpty();
    steps().receive(Messages.text(Steps.phone(3), "tres"));
    assertThat(after(4)).extracting(FeedEvent::offset).containsExactly(5L, 6L);
  }

  @Test
  @Timeout(120)
  default void whoeverFollowsWhileManyWriteMissesNothing() throws Exception {
    int writers = 4;
    int each = 25;
    int expected = writers * each;

    List<List<FeedEvent>> results =
        Race.of(
            writers + 1,
            i ->
                i == writers
                    ? () -> follow(expected)
                    : (Callable<List<FeedEvent>>) () -> write(i, each));

    List<FeedEvent> followed = results.get(writers);
    assertThat(followed).extracting(FeedEvent::offset).isSorted().doesNotHaveDuplicates();
    assertThat(followed).isEqualTo(after(0).subList(0, followed.size()));
    assertThat(followed.get(followed.size() - 1).offset()).isEqualTo(followed.size());
    assertThat(followed)
        .filteredOn(event -> event.kind() == EventKind.MESSAGE_RECEIVED)
        .extracting(FeedEvent::id)
        .hasSize(expected)
        .doesNotHaveDuplicates();
  }

  private List<FeedEvent> write(int writer, int messages) {
    for (int i = 0; i < messages; i++) {
      steps().receive(Messages.from(Steps.phone(writer)).id("wamid." + writer + "." + i).build());
    }
    return List.of();
  }

  private List<FeedEvent> follow(int messages) {
    List<FeedEvent> seen = new ArrayList<>();
    long received = 0;
    while (received < messages) {
      long offset = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).offset();
      List<FeedEvent> page = after(offset);
      seen.addAll(page);
      received += page.stream().filter(e -> e.kind() == EventKind.MESSAGE_RECEIVED).count();
    }
    return seen;
  }
}
