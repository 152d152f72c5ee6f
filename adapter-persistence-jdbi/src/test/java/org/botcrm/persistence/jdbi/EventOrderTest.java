package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What could go wrong with offsets, of two writers and of work that is rolled back. */
@Timeout(120)
class EventOrderTest {
  private static final String LATE =
      "INSERT INTO eventos (n, creado_en, cambios) VALUES (2, now(), 'c901@901\nc902@902\n')";

  @Test
  void whatIsDurableLateStandsAfterWhatWasRead() throws SQLException {
    try (TestDatabase database = TestDatabase.postgresql();
        Connection slow = database.connect()) {
      slow.setAutoCommit(false);
      slow.createStatement().execute(LATE);
      receive(database.persistence(), 1);

      List<FeedEvent> seen = events(database.persistence(), 0);
      assertThat(seen).extracting(FeedEvent::offset).containsExactly(1L, 2L);
      slow.commit();

      assertThat(events(database.persistence(), 2))
          .extracting(FeedEvent::offset, FeedEvent::id)
          .containsExactly(tuple(3L, 901L), tuple(4L, 902L));
      assertThat(events(database.persistence(), 0).subList(0, 2)).isEqualTo(seen);
    }
  }

  @Test
  void twoNodesThatReadAtOnceGiveEachEventOneOffset() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (TestDatabase database = TestDatabase.postgresql();
        JdbiPersistence other = database.anotherNode()) {
      List<JdbiPersistence> nodes = List.of(database.persistence(), other);
      List<Future<List<FeedEvent>>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        JdbiPersistence node = nodes.get(i % 2);
        readers.add(threads.submit(() -> follow(node, 200)));
        int first = i * 50;
        threads.submit(
            () -> {
              for (int n = 0; n < 50; n++) {
                receive(node, first + n);
              }
            });
      }
      List<FeedEvent> all = readers.get(0).get(60, TimeUnit.SECONDS);
      for (Future<List<FeedEvent>> reader : readers) {
        assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(all);
      }
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).offset()).isEqualTo(i + 1L);
      }
      assertThat(all).extracting(event -> event.kind() + " " + event.id()).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsRolledBackLeavesNoEventAndNoGap(Dialect dialect) throws SQLException {
    try (TestDatabase database =
            dialect == Dialect.SQLITE ? TestDatabase.sqlite() : TestDatabase.postgresql();
        WriteSession session = new WriteSession(database.connect(), dialect, 0)) {
      session.changes().other(EventKind.CHAT_BEGUN, 1, 1, null, MutableClock.START);
      session.changes().write(session);
      session.changes().other(EventKind.CHAT_BEGUN, 2, 2, null, MutableClock.START);
      session.rollback();
      session.changes().other(EventKind.CHAT_BEGUN, 3, 3, null, MutableClock.START);
      session.commit();

      assertThat(events(database.persistence(), 0))
          .extracting(FeedEvent::offset, FeedEvent::id)
          .containsExactly(tuple(1L, 3L));
    }
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void everyKindIsReadAsItWasWritten(EventKind kind) {
    for (ChangeLine line :
        List.of(
            new ChangeLine(kind, Long.MAX_VALUE, null, null),
            new ChangeLine(kind, 1, 22L, null),
            new ChangeLine(kind, 1, 22L, "sent"),
            new ChangeLine(kind, 333, null, "a@b:c"))) {
      StringBuilder written = new StringBuilder();
      line.write(written);

      assertThat(written).endsWith("\n");
      assertThat(ChangeLine.read(written.substring(0, written.length() - 1))).isEqualTo(line);
    }
  }

  private static void receive(JdbiPersistence node, int person) {
    node.deliveries()
        .store(
            Deliveries.raw("{}", MutableClock.START),
            Deliveries.of(Messages.text("58414" + (1_000_000 + person), "hola")));
  }

  private static List<FeedEvent> events(JdbiPersistence node, long after) {
    return node.feed()
        .read(after, 1000)
        .match(FeedPage.Events::events, gone -> List.<FeedEvent>of());
  }

  private static List<FeedEvent> follow(JdbiPersistence node, int messages) {
    List<FeedEvent> seen = new ArrayList<>();
    long received = 0;
    while (received < messages) {
      List<FeedEvent> page = events(node, seen.size());
      seen.addAll(page);
      received += page.stream().filter(e -> e.kind() == EventKind.MESSAGE_RECEIVED).count();
    }
    return seen;
  }
}
