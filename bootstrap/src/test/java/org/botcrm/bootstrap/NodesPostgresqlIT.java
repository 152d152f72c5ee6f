package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.botcrm.simulator.MetaSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Three processes on one PostgreSQL, which are killed and frozen while a hundred people write.
 *
 * <p>{@code -Dbot.talk.seconds=60} lets them write for a minute.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Tag("slow")
@Isolated("Its leases run out by the clock")
class NodesPostgresqlIT {
  private static final Duration TALK =
      Duration.ofSeconds(Integer.getInteger("bot.talk.seconds", 12));

  /** How long an attempt waits for its status; longer than a busy machine takes to bring it. */
  private static final Duration LEASE = Duration.ofSeconds(8);

  /**
   * What the writers ask of PostgreSQL, and what a slow machine adds to it. Without it they would
   * be held up until the node that stands still goes on, which it does not by itself.
   */
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(3).plusSeconds(15);

  private static final String IDLE =
      "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
          + " AND now() - state_change > interval '300 ms'";
  private static final String OPEN = "SELECT count(*) FROM salientes WHERE abierto";

  @TempDir private Path folder;
  private final List<Integer> ports = List.of(freePort(), freePort(), freePort());
  private final List<BotProcess> nodes = new ArrayList<>();
  private final MetaSimulator meta = RunningBot.simulator(0);
  private final Balancer balancer = new Balancer(ports);
  private Path data;
  private int postgresPort;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void start() throws IOException {
    postgresPort = freePort();
    data = Files.createDirectory(folder.resolve("pg"));
    postgres = startPostgres();
    meta.useWebhook(balancer.webhook());
    // The first makes the tables.
    nodes.add(startNode(0).awaitReady(ports.get(0)));
    nodes.add(startNode(1));
    nodes.add(startNode(2));
    nodes.get(1).awaitReady(ports.get(1));
    nodes.get(2).awaitReady(ports.get(2));
  }

  @AfterEach
  void stop() throws IOException {
    nodes.forEach(BotProcess::close);
    balancer.close();
    meta.close();
    postgres.close();
  }

  @Test
  void killedAndFrozenNodesLoseAndDoubleNothing() throws Exception {
    try (Talk talk = Talk.begin(meta.client());
        Rows rows = Rows.of(url())) {
      meta.client().planFault("{\"demora_ms\": 60, \"veces\": 1000000}");
      long end = System.nanoTime() + TALK.toNanos();
      int node = 0;
      do {
        awaitAnswers(rows, 30);
        BotProcess frozen = nodes.get(node);
        frozen.freeze();
        int other = (node + 1) % nodes.size();
        nodes.get(other).kill();
        // The lease of what the frozen one holds runs out meanwhile.
        pause(LEASE.plusSeconds(2));
        frozen.thaw();
        nodes.set(other, startNode(other).awaitReady(ports.get(other)));
        node = (node + 1) % nodes.size();
      } while (System.nanoTime() < end);
      assertThat(talk.end()).isGreaterThanOrEqualTo(30);
      talk.assertEachIsAnsweredOnceAndInOrder(rows);
    }
  }

  @Test
  void aNodeFrozenInTheMiddleOfATransactionHoldsTheOthersUpOnlySoLong() throws Exception {
    String phone = "584148700001";
    meta.useWebhook(webhookOf(0));
    meta.client().say(phone, "hola");
    try (Rows rows = Rows.of(url());
        Connection lock = DriverManager.getConnection(url())) {
      await().atMost(RunningBot.PATIENCE).until(() -> answered(rows) == 1);
      lock.setAutoCommit(false);
      try (var statement = lock.createStatement()) {
        statement.execute("SELECT 1 FROM chats FOR UPDATE");
      }
      // Its transaction waits for us in the middle; then it has the lock, and stands still.
      Thread first = new Thread(() -> say(phone));
      first.start();
      await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> rows.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      nodes.get(0).freeze();
      lock.rollback();
      await().atMost(RunningBot.PATIENCE).until(() -> rows.count(IDLE) > 0);
      long began = System.nanoTime();
      meta.useWebhook(webhookOf(1));
      assertThat(meta.client().say(phone, "hola").http()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IDLE_IN_TRANSACTION);
      nodes.get(0).thaw();
      first.join(60_000);
      await().atMost(RunningBot.PATIENCE).until(() -> answered(rows) == 3 && rows.count(OPEN) == 0);
      assertThat(meta.client().awaitChanges(phone, 0, Duration.ZERO).outbound()).hasSize(3);
    }
  }

  @Test
  void aPostgresqlThatStopsAndComesBackLosesNothing() throws Exception {
    try (Talk talk = Talk.begin(meta.client())) {
      try (Rows rows = Rows.of(url())) {
        awaitAnswers(rows, 30);
      }
      postgres.close();
      // Every claim runs out meanwhile, and no status can be taken.
      pause(LEASE.plusSeconds(2));
      postgres = startPostgres();
      try (Rows rows = Rows.of(url())) {
        awaitAnswers(rows, 30);
        talk.end();
        talk.assertEachIsAnsweredOnceAndInOrder(rows);
      }
    }
  }

  private void say(String phone) {
    try {
      meta.client().say(phone, "hola");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI webhookOf(int node) {
    return URI.create("http://127.0.0.1:" + ports.get(node) + Keys.WEBHOOK);
  }

  /** Some more than now. */
  private static void awaitAnswers(Rows rows, int more) {
    long before = answered(rows);
    await().atMost(RunningBot.PATIENCE).until(() -> answered(rows) >= before + more);
  }

  private static long answered(Rows rows) {
    return rows.count("SELECT count(*) FROM conversaciones_whatsapp WHERE respuesta_enviada");
  }

  /** Time has to pass for PostgreSQL and other processes, which have no clock of ours. */
  private static void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  private BotProcess startNode(int node) {
    Map<String, String> settings = Keys.settings(meta.baseUrl(), url());
    settings.put("PORT", Integer.toString(ports.get(node)));
    settings.put("BOT_ESPERA_ESTADO", Long.toString(LEASE.toSeconds()));
    settings.put("BOT_MENSAJES_POR_SEGUNDO", "100000");
    return BotProcess.start(folder, settings, "servir");
  }

  private EmbeddedPostgres startPostgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(postgresPort)
        .setPGStartupWait(RunningBot.PATIENCE)
        .start();
  }

  private String url() {
    return "jdbc:postgresql://localhost:" + postgresPort + "/postgres?user=postgres";
  }

  private static int freePort() {
    return BotProcess.freePort();
  }
}
