package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two writers of one PostgreSQL that meet at the same messages: the bot, and another whose
 * transaction the test holds open.
 */
@Timeout(300)
class OutboxLocksTest {
  private static final String PHONE = "584141234567";
  private static final String USER = "VE.1001";
  private static final Instant NOW = MutableClock.START;
  private static final Instant CLOSED = NOW.plus(ChatGate.WINDOW);
  private static final String FIRST = "(SELECT MIN(id) FROM salientes)";
  private static final String LAST = "(SELECT MAX(id) FROM salientes)";

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private TestDatabase database;
  private JdbiPersistence bot;
  private Connection other;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.postgresql();
    bot = database.persistence();
    other = database.connect();
    other.setAutoCommit(false);
    // A writer that waits for the bot would wait for ever: the bot waits for it.
    inOther("SET lock_timeout = '300ms'");
  }

  @AfterEach
  void close() throws SQLException {
    other.close();
    database.close();
    threads.shutdownNow();
  }

  private void inOther(String sql) throws SQLException {
    try (Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private static ReceivedMessage hello() {
    return Messages.from(PHONE).at(NOW).body("hola").build();
  }

  private void receive(ReceivedMessage message) {
    bot.deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(message));
  }

  private void answer(String... parts) {
    receive(hello());
    PendingChat pending = bot.replies().find(bot.replies().listWaiting(1).get(0), 1).orElseThrow();
    List<OutboundDraft> drafts = Arrays.stream(parts).map(OutboundDraft::ofText).toList();
    MessageAnswer answer =
        new MessageAnswer(pending.messages().get(0).id(), null, "regla", "texto", drafts, null);
    assertThat(bot.replies().record(pending, List.of(answer), NOW)).isTrue();
  }

  private Claim claim(Instant now) {
    return bot.outbox()
        .claim(new ClaimRequest(now, now.plusSeconds(60), 10, SendingRates.ofMeta()));
  }

  /** Of this database alone: other tests have theirs on the same server. */
  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

  private void awaitThatTheBotWaits() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> database.count(WAITING) > 0);
  }

  private int failed() {
    return database.count(
        "SELECT count(*) FROM conversaciones_whatsapp WHERE estado_envio = 'failed'");
  }

  /** It would say of a message that Meta has that it was not sent. */
  @Test
  void whatAStatusIsEndingNowIsNotRefusedMeanwhile() throws Exception {
    answer("¡Hola!");
    inOther("UPDATE salientes SET estado = 'accepted', abierto = FALSE WHERE id = " + FIRST);
    inOther(
        "UPDATE conversaciones_whatsapp SET estado_envio = 'accepted', message_id = 'wamid.1'"
            + " WHERE id = "
            + FIRST);

    Future<Claim> claim = threads.submit(() -> claim(CLOSED));
    try {
      assertThat(claim.get(60, TimeUnit.SECONDS).isEmpty()).isTrue();
    } finally {
      other.commit();
    }

    assertThat(claim(CLOSED).isEmpty()).isTrue();
    assertThat(failed()).isZero();
  }

  @Test
  void aClaimWaitsForNobodyWhoKeepsALaterPartOfWhatItRefuses() throws Exception {
    answer("uno", "dos");
    inOther("SELECT id FROM salientes WHERE id = " + LAST + " FOR NO KEY UPDATE");

    Claim claim = threads.submit(() -> claim(CLOSED)).get(60, TimeUnit.SECONDS);

    assertThat(claim.isEmpty()).isTrue();
    assertThat(claim.next()).isBetween(CLOSED, CLOSED.plusMillis(100));
    assertThat(failed()).isZero();
    other.rollback();
    assertThat(claim(CLOSED).refused()).hasSize(1);
    assertThat(failed()).isEqualTo(2);
  }

  @Test
  void aFailureKeepsNoRowOfAMessageWhileItWaitsForAnotherOfTheOutbox() throws Exception {
    answer("uno", "dos");
    OutboundMessage first = claim(NOW).messages().get(0);
    inOther("SELECT id FROM salientes WHERE id = " + LAST + " FOR NO KEY UPDATE");
    AttemptOutcome refused = new AttemptOutcome.Failed(new SendError(131026, "No está"));
    Future<Boolean> recorded = threads.submit(() -> bot.outbox().record(first, refused, NOW));
    awaitThatTheBotWaits();

    // As a status that tells of both.
    inOther("UPDATE conversaciones_whatsapp SET error = NULL WHERE id = " + FIRST);
    inOther("UPDATE conversaciones_whatsapp SET error = NULL WHERE id = " + LAST);
    other.commit();

    assertThat(recorded.get(60, TimeUnit.SECONDS)).isFalse();
    assertThat(failed()).isEqualTo(2);
  }

  @Test
  void joiningChatsKeepsNoRowOfAMessageWhileItWaitsForTheOutbox() throws Exception {
    answer("¡Hola!");
    receive(Messages.fromUser(USER).at(NOW).build());
    inOther("SELECT id FROM salientes WHERE id = " + FIRST + " FOR NO KEY UPDATE");
    Future<?> joined = threads.submit(() -> receive(Messages.from(PHONE, USER).at(NOW).build()));
    awaitThatTheBotWaits();

    // As a claim.
    inOther("UPDATE conversaciones_whatsapp SET estado_envio = 'sending' WHERE id = " + FIRST);
    other.commit();

    joined.get(60, TimeUnit.SECONDS);
    assertThat(database.count("SELECT count(*) FROM chats")).isEqualTo(1);
  }

  @Test
  void attemptsAreHeldWithoutWaitingForWhoEndsOne() throws Exception {
    answer("¡Hola!");
    claim(NOW);
    inOther("SELECT id FROM salientes WHERE id = " + FIRST + " FOR NO KEY UPDATE");

    threads.submit(() -> bot.outbox().holdUnknown(CLOSED)).get(60, TimeUnit.SECONDS);

    other.rollback();
    assertThat(database.count("SELECT count(*) FROM salientes WHERE retenciones > 0")).isZero();
  }
}
