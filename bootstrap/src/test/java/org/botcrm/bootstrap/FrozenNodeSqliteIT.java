package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
 * The whole machine stands still for longer than an attempt waits for its status, and wakes.
 *
 * <p>{@code -Dbot.talk.seconds=60} lets people write, and the machine freeze, for a minute.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Tag("slow")
@Isolated("Its leases run out by the clock")
class FrozenNodeSqliteIT {
  private static final Duration TALK =
      Duration.ofSeconds(Integer.getInteger("bot.talk.seconds", 12));
  private static final Duration LEASE = Duration.ofSeconds(4);

  @TempDir private Path folder;
  private final int port = BotProcess.freePort();
  private final MetaSimulator meta = RunningBot.simulator(0);
  private BotProcess bot;

  @BeforeEach
  void start() {
    meta.useWebhook(URI.create("http://127.0.0.1:" + port + Keys.WEBHOOK));
    Map<String, String> settings = Keys.settings(meta.baseUrl(), database());
    settings.put("PORT", Integer.toString(port));
    settings.put("BOT_ESPERA_ESTADO", Long.toString(LEASE.toSeconds()));
    settings.put("BOT_MENSAJES_POR_SEGUNDO", "100000");
    bot = BotProcess.start(folder, settings, "servir").awaitReady(port);
  }

  @AfterEach
  void stop() {
    bot.close();
    meta.close();
  }

  @Test
  void whatItHeldWhenItFrozeIsSentOnce() throws Exception {
    try (Talk talk = Talk.begin(meta.client());
        Rows rows = Rows.of(database())) {
      // Every freeze catches some on their way.
      meta.client().planFault("{\"demora_ms\": 60, \"veces\": 1000000}");
      long end = System.nanoTime() + TALK.toNanos();
      for (int times = 0; times < 2 || System.nanoTime() < end; times++) {
        long before = answered(rows);
        await().atMost(RunningBot.PATIENCE).until(() -> answered(rows) >= before + 40);
        bot.freeze();
        TimeUnit.NANOSECONDS.sleep(LEASE.plusSeconds(2).toNanos());
        bot.thaw();
      }
      assertThat(talk.end()).isGreaterThanOrEqualTo(80);
      talk.assertEachIsAnsweredOnceAndInOrder(rows);
    }
  }

  private static long answered(Rows rows) {
    return rows.count("SELECT count(*) FROM conversaciones_whatsapp WHERE respuesta_enviada");
  }

  private String database() {
    return "jdbc:sqlite:" + folder.resolve("bot.db");
  }
}
