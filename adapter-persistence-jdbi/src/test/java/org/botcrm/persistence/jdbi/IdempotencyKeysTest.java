package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys beyond one process and one day. */
@Timeout(300)
class IdempotencyKeysTest {
  private static final Instant NOW = MutableClock.START;

  private static TestDatabase open(Dialect dialect) {
    TestDatabase database =
        dialect == Dialect.SQLITE ? TestDatabase.sqlite() : TestDatabase.postgresql();
    database
        .deliveries()
        .store(
            Deliveries.raw("{}", NOW),
            Deliveries.of(
                Messages.from("584141234567").at(NOW).build(),
                Messages.from("584141234568").at(NOW).build()));
    return database;
  }

  private static List<ChatId> chats(TestDatabase database) {
    return database.chats().list(ChatFilter.all(), null, 2).chats().stream()
        .map(ChatSummary::id)
        .toList();
  }

  private static OutboundRequest request(ChatId chat, String key) {
    return new OutboundRequest(
        chat,
        OutboundDraft.ofText("hola"),
        null,
        null,
        new IdempotencyKey(key, new Sha256("ab".repeat(32))));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aKeyIsStillKnownAfterARestart(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      OutboundRequest request = request(chats(database).get(0), "k");
      QueueResult first = database.outbound().queue(request, NOW);
      database.persistence().close();
      try (JdbiPersistence restarted = database.anotherNode()) {
        assertThat(restarted.outbound().queue(request, NOW))
            .isEqualTo(new QueueResult.Queued(((QueueResult.Queued) first).message(), true));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aKeyIsKeptADayAndThenForgottenAFewAtATime(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      ChatId chat = chats(database).get(0);
      for (int i = 0; i < 10; i++) {
        database.outbound().queue(request(chat, "viejo " + i), NOW);
      }
      Instant aDayLater = NOW.plus(OutboundQueue.KEY_LIFE);
      renewWindow(database, aDayLater);

      database.outbound().queue(request(chat, "justo"), aDayLater);
      assertThat(keys(database)).as("kept for the whole day").isEqualTo(11);
      assertThat(database.outbound().queue(request(chat, "viejo 9"), aDayLater))
          .extracting("repeated")
          .isEqualTo(true);

      database.outbound().queue(request(chat, "nuevo 1"), aDayLater.plusSeconds(1));
      assertThat(keys(database)).as("some go with each new one").isEqualTo(12 - 4);
      database.outbound().queue(request(chat, "nuevo 2"), aDayLater.plusSeconds(1));
      database.outbound().queue(request(chat, "nuevo 3"), aDayLater.plusSeconds(1));
      assertThat(keys(database)).isEqualTo(4);
    }
  }

  private static void renewWindow(TestDatabase database, Instant at) {
    database
        .deliveries()
        .store(
            Deliveries.raw("{}", at),
            Deliveries.of(
                Messages.from("584141234567").at(at).build(),
                Messages.from("584141234568").at(at).build()));
  }

  private static int keys(TestDatabase database) {
    return database.count("SELECT COUNT(*) FROM claves_idempotencia");
  }

  /** In one chat its lock keeps them apart; in two, only the key itself does. */
  @Test
  void aKeyThatComesToTwoNodesAtOnceQueuesOneMessage() throws Exception {
    try (TestDatabase database = open(Dialect.POSTGRESQL);
        JdbiPersistence other = database.anotherNode()) {
      List<ChatId> chats = chats(database);
      for (int round = 0; round < 20; round++) {
        String key = "k" + round;
        List<QueueResult> results =
            atOnce(
                List.of(database.outbound(), other.outbound()),
                List.of(request(chats.get(0), key), request(chats.get(1), key)));
        assertThat(results)
            .filteredOn(result -> !((QueueResult.Queued) result).repeated())
            .hasSize(1);
        assertThat(results).extracting(r -> ((QueueResult.Queued) r).message()).hasSize(8);
        assertThat(database.count("SELECT COUNT(*) FROM salientes")).isEqualTo(round + 1);
      }
      assertThat(other.conversaciones().estadisticas(NOW.plus(Duration.ofMinutes(1))).outbound())
          .isEqualTo(20);
    }
  }

  private static List<QueueResult> atOnce(
      List<OutboundQueue> queues, List<OutboundRequest> requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CyclicBarrier start = new CyclicBarrier(8);
    try {
      List<Future<QueueResult>> running = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        OutboundQueue queue = queues.get(i % 2);
        OutboundRequest request = requests.get(i % 2);
        running.add(
            threads.submit(
                () -> {
                  start.await(60, TimeUnit.SECONDS);
                  return queue.queue(request, NOW);
                }));
      }
      List<QueueResult> results = new ArrayList<>();
      for (Future<QueueResult> one : running) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
