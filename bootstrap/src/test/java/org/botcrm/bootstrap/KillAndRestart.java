package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.MetaSimulator;
import org.botcrm.simulator.SimulatorClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while messages flow, and started again on the same port. Meta tries again
 * until it is answered with 200, so in the end each message is stored once and answered once.
 *
 * <p>{@code -Dbot.talk.seconds=60} makes five times as many messages flow.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
abstract class KillAndRestart {
  private static final int TIMES = Math.max(1, Integer.getInteger("bot.talk.seconds", 12) / 12);
  private static final int MESSAGES = 500 * TIMES;

  // Five messages each: more to one person at once would have to be waited for.
  private static final int PHONES = 100 * TIMES;

  @TempDir private Path folder;
  private final int port = BotProcess.freePort();
  private final MetaSimulator meta = RunningBot.simulator(0);
  private final SimulatorClient phones = meta.client();
  private final ExecutorService senders = Executors.newFixedThreadPool(4);
  private final List<Future<?>> sent = new ArrayList<>();
  private Rows rows;

  /** The address of an empty database, as {@code DATABASE_URL} has it. */
  abstract String database(Path folder);

  @BeforeEach
  void aimTheWebhooks() {
    meta.useWebhook(URI.create("http://127.0.0.1:" + port + Keys.WEBHOOK));
  }

  @AfterEach
  void stop() {
    senders.shutdownNow();
    meta.close();
  }

  @Test
  void whatWasKilledAtAnyMomentLosesAndDoublesNothing() throws Exception {
    String database = database(folder);
    BotProcess bot = start(database);
    try (Rows look = Rows.of(database)) {
      rows = look;
      // Sends take a while, so that every kill catches some on their way.
      phones.planFault("{\"demora_ms\": 40, \"veces\": %d}".formatted(MESSAGES));
      send(MESSAGES);
      for (int i = 60; i < MESSAGES - 80; i += MESSAGES / 4) {
        int stored = i;
        await().atMost(RunningBot.PATIENCE).pollInterval(millis(3)).until(() -> inbound() > stored);
        bot.kill();
        bot = start(database);
      }
      assertEachIsAnsweredOnce(MESSAGES);
    } finally {
      bot.close();
    }
  }

  @Test
  void whatIsToldToStopFinishesWhatItHoldsAndLosesNothing() throws Exception {
    String database = database(folder);
    BotProcess bot = start(database);
    try (Rows look = Rows.of(database)) {
      rows = look;
      phones.planFault("{\"demora_ms\": 40, \"veces\": %d}".formatted(MESSAGES));
      send(MESSAGES / 2);
      await().atMost(RunningBot.PATIENCE).pollInterval(millis(3)).until(() -> inbound() > 60);

      // 128 + 15, as of every program that ends by SIGTERM.
      assertThat(bot.terminate()).isEqualTo(143);

      assertThat(bot.output()).contains("Stopping", "Stopped");
      assertThat(bot.errors()).isEmpty();
      assertThat(rows.count("SELECT count(*) FROM salientes WHERE abierto AND estado = 'sending'"))
          .isZero();
      bot = start(database);
      assertEachIsAnsweredOnce(MESSAGES / 2);
    } finally {
      bot.close();
    }
  }

  private BotProcess start(String database) {
    Map<String, String> settings = Keys.settings(meta.baseUrl(), database);
    settings.put("PORT", Integer.toString(port));
    // Longer than a busy machine takes to bring the statuses of before the kill.
    settings.put("BOT_ESPERA_ESTADO", "10");
    return BotProcess.start(folder, settings, "servir").awaitReady(port);
  }

  private void send(int messages) {
    for (int i = 0; i < messages; i++) {
      String phone = phone(i % PHONES);
      // What is always answered: of what is not understood, the third is left to a person.
      sent.add(senders.submit(() -> phones.say(phone, "hola")));
    }
  }

  private void assertEachIsAnsweredOnce(int messages) throws Exception {
    for (Future<?> one : sent) {
      one.get(5, TimeUnit.MINUTES);
    }
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> where("respuesta_enviada") >= messages && openSends() == 0);
    assertThat(inbound()).isEqualTo(messages);
    assertThat(where("respuesta_enviada AND respuesta_meta_id IS NOT NULL")).isEqualTo(messages);
    assertThat(where("direccion = 'OUTBOUND' AND message_id IS NOT NULL")).isEqualTo(messages);
    assertThat(where("direccion = 'OUTBOUND'")).isEqualTo(messages);
    Map<String, Integer> expected = new HashMap<>();
    Map<String, Integer> found = new HashMap<>();
    List<String> onPhones = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      List<ChatMessage> answers = phones.awaitChanges(phone(i), 0, Duration.ZERO).outbound();
      expected.put(phone(i), messages / PHONES + (i < messages % PHONES ? 1 : 0));
      found.put(phone(i), answers.size());
      answers.forEach(answer -> onPhones.add(answer.messageId()));
    }
    assertThat(found).as(Evidence.of(found, expected, phones, rows)).isEqualTo(expected);
    assertThat(
            rows.column(
                "SELECT message_id FROM conversaciones_whatsapp WHERE direccion = 'OUTBOUND'"))
        .map(Objects::toString)
        .containsExactlyInAnyOrderElementsOf(onPhones);
  }

  private long inbound() {
    return where("direccion = 'INBOUND'");
  }

  private long openSends() {
    return rows.count("SELECT count(*) FROM salientes WHERE abierto");
  }

  private long where(String condition) {
    return rows.count("SELECT count(*) FROM conversaciones_whatsapp WHERE " + condition);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static String phone(int i) {
    return "5841499%05d".formatted(i);
  }
}
