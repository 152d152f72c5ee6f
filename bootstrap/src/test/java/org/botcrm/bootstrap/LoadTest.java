package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.simulator.Said;
import org.botcrm.simulator.Signer;
import org.botcrm.simulator.WebhookJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that are large, many at a time, or come when the database is away. */
class LoadTest {
  /** The page webhooks/overview of Meta's documentation. */
  private static final int MOST_BYTES = 3 * 1024 * 1024;

  private static final String PHONE = "584149990001";

  @TempDir private Path folder;
  private RunningBot bot;

  private final Instant began = SystemTime.clock().instant().truncatedTo(ChronoUnit.HOURS);

  @BeforeEach
  void start() {
    bot = RunningBot.in(folder);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aThousandMessagesInOneDeliveryAreAllStoredAndAnswered() {
    WebhookJson batch = webhook();
    for (int i = 0; i < WebhookJson.MAX_UPDATES; i++) {
      String phone = "5841498%05d".formatted(i % 400);
      batch.text(phone, null, "wamid.batch." + i, at(i), "mensaje " + i + " " + "x".repeat(2_800));
    }
    byte[] body = batch.bytes();
    assertThat(body.length).isBetween(MOST_BYTES * 9 / 10, MOST_BYTES);

    assertThat(bot.http().deliver(body)).isEqualTo(200);

    assertThat(rows("direccion = 'INBOUND'")).isEqualTo(WebhookJson.MAX_UPDATES);
    await()
        .atMost(RunningBot.PATIENCE)
        .until(() -> rows("respuesta_enviada") == WebhookJson.MAX_UPDATES);
    assertThat(rows("direccion = 'OUTBOUND'")).isEqualTo(WebhookJson.MAX_UPDATES);
  }

  @Test
  void threeMegabytesAreTakenAndOneByteMoreIsNot() throws IOException {
    byte[] json = webhook().text(PHONE, null, "wamid.large", at(0), "hola").bytes();
    byte[] largest = Arrays.copyOf(json, MOST_BYTES);
    Arrays.fill(largest, json.length, MOST_BYTES, (byte) ' ');

    assertThat(answerToAnnounced(MOST_BYTES + 1)).startsWith("HTTP/1.1 413 ");
    assertThat(bot.rows().count("SELECT count(*) FROM entregas")).isZero();
    assertThat(bot.http().deliver(largest)).isEqualTo(200);
    assertThat(rows("message_id = 'wamid.large'")).isEqualTo(1);
  }

  /**
   * The first line of the answer to who says how much comes and then waits: who sends it at once
   * may find the connection closed before the refusal is read.
   */
  private String answerToAnnounced(int bytes) throws IOException {
    URI webhook = bot.http().webhook();
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s: sha256=%s\r\n"
                .formatted(webhook.getPath(), Signer.HEADER, "0".repeat(64))
            + "Content-Length: %d\r\n\r\n".formatted(bytes);
    try (Socket socket = new Socket(webhook.getHost(), webhook.getPort())) {
      socket.setSoTimeout((int) RunningBot.PATIENCE.toMillis());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void whatCannotBeStoredIsNotTakenAndMetaBringsItAgain() throws InterruptedException {
    bot.rows().execute("ALTER TABLE entregas RENAME TO elsewhere");
    Said said = bot.phones().say(PHONE, "hola");
    assertThat(said.http()).isEqualTo(503);
    assertThat(said.retrying()).isTrue();
    assertThat(rows("TRUE")).isZero();

    bot.rows().execute("ALTER TABLE elsewhere RENAME TO entregas");

    await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(PHONE).size() == 1);
    assertThat(rows("message_id = '" + said.messageId() + "'")).isEqualTo(1);
  }

  @Test
  void whileTheDatabaseIsAwayTheBotSaysSo() {
    bot.rows().execute("ALTER TABLE chats RENAME TO elsewhere");
    assertThat(bot.http().get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(bot.http().get("/health/live").statusCode()).isEqualTo(200);

    bot.rows().execute("ALTER TABLE elsewhere RENAME TO chats");

    assertThat(bot.http().get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aDeliveryThatComesTwentyTimesAtOnceIsOneMessage() throws Exception {
    byte[] body = webhook().text(PHONE, null, "wamid.again", at(0), "hola").bytes();
    assertThat(atOnce(20, body)).containsOnly(200);

    await().atMost(RunningBot.PATIENCE).until(() -> rows("respuesta_enviada") == 1);
    assertThat(atOnce(20, body)).containsOnly(200);

    assertThat(rows("direccion = 'INBOUND'")).isEqualTo(1);
    assertThat(bot.isQuiet()).isTrue();
    assertThat(bot.answersTo(PHONE)).hasSize(1);
    assertThat(bot.http().get("/api/v1/conversaciones-whatsapp/estadisticas").body())
        .contains("\"inbound\":1,", "\"outbound\":1,");
  }

  @Test
  void aMessageThatComesAgainInAnotherBatchIsOneMessage() {
    WebhookJson first = webhook().text(PHONE, null, "wamid.one", at(0), "hola");
    WebhookJson second =
        webhook()
            .text(PHONE, null, "wamid.two", at(1), "hola")
            .nextEntry()
            .text(PHONE, null, "wamid.one", at(0), "hola")
            .nextChange()
            .text(PHONE, null, "wamid.two", at(1), "hola");

    assertThat(bot.http().deliver(first.bytes())).isEqualTo(200);
    assertThat(bot.http().deliver(second.bytes())).isEqualTo(200);

    await().atMost(RunningBot.PATIENCE).until(() -> rows("respuesta_enviada") == 2);
    assertThat(rows("direccion = 'INBOUND'")).isEqualTo(2);
    assertThat(bot.answersTo(PHONE)).hasSize(2);
  }

  private List<Integer> atOnce(int times, byte[] body) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    CyclicBarrier together = new CyclicBarrier(times);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        answers.add(
            threads.submit(
                () -> {
                  together.await(60, TimeUnit.SECONDS);
                  return bot.http().deliver(body);
                }));
      }
      List<Integer> codes = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        codes.add(answer.get(60, TimeUnit.SECONDS));
      }
      return codes;
    } finally {
      threads.shutdownNow();
    }
  }

  private long rows(String condition) {
    return bot.rows().count("SELECT count(*) FROM conversaciones_whatsapp WHERE " + condition);
  }

  private static WebhookJson webhook() {
    return new WebhookJson(Keys.WABA, Keys.NUMBER, Keys.DISPLAY);
  }

  /** Within the day in which whoever wrote is answered. */
  private Instant at(int seconds) {
    return began.plusSeconds(seconds);
  }
}
