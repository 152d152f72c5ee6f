package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a turn is stored whole or not at all, and counted right by several nodes. */
class DialogueAtomicityTest {
  private static final Instant NOW = MutableClock.START;
  private static final int NODES = 3;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anAnswerWhoseEffectsCannotBeStoredIsNotStoredEither(Dialect dialect) {
    try (TestDatabase database =
        dialect == Dialect.SQLITE ? TestDatabase.sqlite() : TestDatabase.postgresql()) {
      PendingChat pending = receive(database, "584141234567");
      database.execute("ALTER TABLE promesas_pago RENAME TO otra");

      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(() -> record(database.replies(), pending, everything()));

      database.execute("ALTER TABLE otra RENAME TO promesas_pago");
      PendingChat after = database.replies().find(pending.chat().id(), 10, NOW).orElseThrow();
      assertThat(after).isEqualTo(pending);
      for (String table : List.of("dialogos", "codigos", "no_entendidos", "salientes")) {
        assertThat(database.count("SELECT COUNT(*) FROM " + table)).as(table).isZero();
      }
      assertThat(record(database.replies(), pending, everything())).isTrue();
      assertThat(database.count("SELECT COUNT(*) FROM no_entendidos")).isEqualTo(1);
    }
  }

  private static List<Effect> everything() {
    return List.of(
        new Effect.NotUnderstood("blabla"),
        new Effect.AskCode(null, "V12345678"),
        new Effect.PromisePayment(null, null, null, LocalDate.of(2026, 11, 27)));
  }

  @Test
  @Timeout(300)
  void severalNodesTogetherPromiseNoMoreCodesOfOneIdThanOneWould() throws Exception {
    try (TestDatabase database = TestDatabase.postgresql()) {
      List<JdbiPersistence> nodes = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(NODES);
      try {
        for (int i = 0; i < NODES; i++) {
          nodes.add(database.anotherNode());
        }
        for (int round = 0; round < 15; round++) {
          ask(database, nodes, threads, "V" + (5_000_000 + round), round);
        }
      } finally {
        threads.shutdownNow();
        nodes.forEach(JdbiPersistence::close);
      }
      assertThat(
              database.count(
                  "SELECT COUNT(*) FROM (SELECT huella FROM codigos WHERE estado <> 'negado'"
                      + " GROUP BY huella HAVING COUNT(*) > 3) n"))
          .isZero();
      assertThat(database.count("SELECT COUNT(*) FROM codigos WHERE estado <> 'negado'"))
          .isEqualTo(15 * 3);
    }
  }

  /** Two are there already; all nodes ask for one more at the same time. */
  private static void ask(
      TestDatabase database,
      List<JdbiPersistence> nodes,
      ExecutorService threads,
      String nationalId,
      int round)
      throws Exception {
    List<Effect> effects = List.of(new Effect.AskCode(null, nationalId));
    List<Callable<Boolean>> asking = new ArrayList<>();
    for (int i = 0; i < NODES + 2; i++) {
      PendingChat pending = receive(database, "58414" + (1_000_000 + 10 * round + i));
      if (i < 2) {
        assertThat(record(database.replies(), pending, effects)).isTrue();
      } else {
        JdbiPersistence node = nodes.get(i - 2);
        asking.add(() -> record(node.replies(), pending, effects));
      }
    }
    for (Future<Boolean> one : threads.invokeAll(asking, 30, TimeUnit.SECONDS)) {
      assertThat(one.get()).isTrue();
    }
  }

  private static PendingChat receive(TestDatabase database, String phone) {
    ReceivedMessage message = Messages.text(phone, "hola");
    var toAnswer =
        database.deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(message)).toAnswer();
    return database.replies().find(toAnswer.iterator().next(), 10, NOW).orElseThrow();
  }

  private static boolean record(ReplyQueue replies, PendingChat pending, List<Effect> effects) {
    MessageAnswer answer =
        new MessageAnswer(
            pending.messages().get(0).id(),
            null,
            "regla",
            "Hola",
            List.of(OutboundDraft.ofText("Hola")),
            null);
    return replies.record(
        pending,
        new TurnOutcome(
            List.of(answer), effects, new DialogueState(Map.of("paso", "1")), NOW.plusSeconds(900)),
        NOW);
  }
}
