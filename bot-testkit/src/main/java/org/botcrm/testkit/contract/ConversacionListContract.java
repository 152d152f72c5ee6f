package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** How listings are ordered, cut into pages and walked. */
public interface ConversacionListContract extends StorageContract {

  private ConversacionPage list(PageRequest page) {
    return storage().conversaciones().list(ConversacionFilter.all(), page);
  }

  private ConversacionPage numbered(int page, int size) {
    return list(new PageRequest.Numbered(page, size));
  }

  private static List<String> bodies(ConversacionPage page) {
    return page.conversaciones().stream().map(Conversacion::body).toList();
  }

  private static ReceivedMessage at(int second) {
    return Messages.from("584141234567")
        .at(Steps.NOW.plusSeconds(second))
        .body("m" + second)
        .build();
  }

  private Steps receive(int count) {
    Steps steps = new Steps(storage());
    List<ReceivedMessage> messages =
        new ArrayList<>(IntStream.range(0, count).mapToObj(i -> at(i)).toList());
    // Arrival is not the order of the listing.
    Collections.rotate(messages, 3);
    steps.receive(messages.toArray(ReceivedMessage[]::new));
    return steps;
  }

  @Test
  default void theNewestByMetasTimeComeFirst() {
    receive(5);

    ConversacionPage page = numbered(1, 10);

    assertThat(bodies(page)).containsExactly("m4", "m3", "m2", "m1", "m0");
    assertThat(page.total()).isEqualTo(5);
    assertThat(page.totalIsExact()).isTrue();
    assertThat(page.hasMore()).isFalse();
    assertThat(page.next()).isEmpty();
  }

  @Test
  default void ofMessagesAtOneMomentTheLastStoredComesFirst() {
    Steps steps = new Steps(storage());
    for (String body : List.of("a", "b", "c")) {
      steps.receive(Messages.text("584141234567", body));
    }

    assertThat(bodies(numbered(1, 10))).containsExactly("c", "b", "a");
    assertThat(bodies(numbered(2, 1))).containsExactly("b");
  }

  @Test
  default void microsecondsDecideTheOrder() {
    Steps steps = new Steps(storage());
    ReceivedMessage later =
        Messages.from("584141234567").at(Steps.NOW.plusNanos(1000)).body("después").build();
    ReceivedMessage earlier = Messages.from("584141234567").at(Steps.NOW).body("antes").build();

    steps.receive(later, earlier);

    assertThat(bodies(numbered(1, 10))).containsExactly("después", "antes");
  }

  @Test
  default void pagesAreNumberedFromTheNewest() {
    receive(7);

    assertThat(bodies(numbered(1, 3))).containsExactly("m6", "m5", "m4");
    assertThat(numbered(1, 3).hasMore()).isTrue();
    assertThat(bodies(numbered(2, 3))).containsExactly("m3", "m2", "m1");
    assertThat(bodies(numbered(3, 3))).containsExactly("m0");
    assertThat(numbered(3, 3).hasMore()).isFalse();
    assertThat(numbered(2, 3).total()).isEqualTo(7);
  }

  @Test
  default void thePageBehindTheLastIsEmptyAndStillCounts() {
    receive(4);

    for (int page : List.of(3, 1000, Integer.MAX_VALUE)) {
      ConversacionPage empty = numbered(page, 2);
      assertThat(empty).isEqualTo(new ConversacionPage(List.of(), 4, true, false));
    }
    assertThat(numbered(2, 2).hasMore()).as("a last page that is full").isFalse();
    assertThat(numbered(Integer.MAX_VALUE, 100).conversaciones()).isEmpty();
  }

  @Test
  default void anEmptyListingHasOneEmptyPage() {
    assertThat(numbered(1, 100)).isEqualTo(new ConversacionPage(List.of(), 0, true, false));
  }

  @Test
  default void aCursorGoesOnWhereThePageEnded() {
    receive(5);
    Cursor cursor = numbered(1, 2).next().orElseThrow();

    ConversacionPage second = list(new PageRequest.After(cursor, 2));

    assertThat(bodies(second)).containsExactly("m2", "m1");
    assertThat(second.hasMore()).isTrue();
    assertThat(second.total()).as("of the whole listing").isEqualTo(5);
    ConversacionPage third =
        list(
            new PageRequest.After(
                Cursor.parse(second.next().orElseThrow().written()).orElseThrow(), 2));
    assertThat(bodies(third)).containsExactly("m0");
    assertThat(third.next()).isEmpty();
  }

  @Test
  default void aCursorOfNoRowStandsBetweenRows() {
    receive(4);

    Cursor between = new Cursor(Steps.NOW.plusSeconds(2), new ConversacionId(0));
    Cursor before = new Cursor(Steps.NOW.plusSeconds(9), new ConversacionId(Long.MAX_VALUE));
    Cursor behind = new Cursor(Steps.NOW.minusSeconds(9), new ConversacionId(1));

    assertThat(bodies(list(new PageRequest.After(between, 10)))).containsExactly("m1", "m0");
    assertThat(bodies(list(new PageRequest.After(before, 1)))).containsExactly("m3");
    assertThat(bodies(list(new PageRequest.After(behind, 10)))).isEmpty();
  }

  @Test
  default void walkingByCursorVisitsEachRowOnceWhileRowsAreAdded() {
    Steps steps = receive(20);
    List<ConversacionId> atTheStart = steps.rows().stream().map(Conversacion::id).toList();
    List<ConversacionId> visited = new ArrayList<>();

    ConversacionPage page = numbered(1, 3);
    int added = 0;
    visited.addAll(page.conversaciones().stream().map(Conversacion::id).toList());
    for (Optional<Cursor> next = page.next(); next.isPresent(); next = page.next()) {
      steps.receive(at(100 + added), at(-100 - added));
      assertThat(added++).as("a walk that comes to an end").isLessThan(50);
      page = list(new PageRequest.After(next.get(), 3));
      visited.addAll(page.conversaciones().stream().map(Conversacion::id).toList());
    }

    assertThat(visited).doesNotHaveDuplicates().containsAll(atTheStart);
  }

  @Test
  default void walkingByCursorVisitsRowsOfOneMomentOnce() {
    Steps steps = new Steps(storage());
    for (int i = 0; i < 10; i++) {
      steps.receive(Messages.text("584141234567", "m" + i));
    }
    List<String> visited = new ArrayList<>();

    ConversacionPage page = numbered(1, 4);
    visited.addAll(bodies(page));
    while (page.next().isPresent()) {
      assertThat(visited.size()).as("a walk that comes to an end").isLessThan(50);
      page = list(new PageRequest.After(page.next().get(), 4));
      visited.addAll(bodies(page));
    }

    assertThat(visited).containsExactly("m9", "m8", "m7", "m6", "m5", "m4", "m3", "m2", "m1", "m0");
  }

  @Test
  default void aRowThatIsFoundIsTheOneThatIsListed() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.from("584141234567", "VE.1").profileName("Ana").build(), "¡Hola!");

    for (Conversacion listed : numbered(1, 10).conversaciones()) {
      assertThat(storage().conversaciones().find(listed.id())).contains(listed);
    }
  }
}
