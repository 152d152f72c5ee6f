package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.simulator.BusinessNumber;
import org.botcrm.simulator.MetaSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that expire and are replaced while the bot runs. */
class TokenChangeTest {
  private static final String PHONE = "58414999100";

  /** Sooner than one message of a stopped number is tried anyway. */
  private static final Duration BEFORE_A_PROBE = Duration.ofSeconds(40);

  private static final String OTHER = "106540352242923";

  @TempDir private Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private Path file;
  private MetaSimulator meta;
  private BotServer server;
  private TokenWatch watch;
  private Rows rows;
  private Http http;

  @BeforeEach
  void start() throws Exception {
    file = folder.resolve("bot.properties");
    meta = RunningBot.simulator(0);
    meta.client()
        .meta()
        .number(new BusinessNumber(OTHER, "15550783882", Keys.WABA, "token-propio-1"));
    String database = "jdbc:sqlite:" + folder.resolve("bot.db");
    settings.putAll(Keys.settings(meta.baseUrl(), database));
    write("WHATSAPP_ACCESS_TOKEN_" + OTHER, "token-propio-1");
    server = RunningBot.start(read(), ReplyRules.standard(ReplyTexts.standard()));
    watch = new TokenWatch(file, this::read, server.tokens(), server.persistence().outbox());
    watch.start();
    rows = Rows.of(database);
    http = new Http(server.port());
    meta.useWebhook(http.webhook());
  }

  @AfterEach
  void stop() {
    rows.close();
    watch.close();
    server.close();
    meta.close();
  }

  @Test
  void aTokenThatExpiredIsReplacedWithoutARestartAndNothingIsLost() throws Exception {
    meta.client().meta().expireToken();
    for (int i = 0; i < 5; i++) {
      meta.client().say(PHONE + i, "hola");
    }
    await().atMost(RunningBot.PATIENCE).until(() -> waiting() == 5 && stopOf(Keys.NUMBER) == 190);
    assertThat(failed()).isZero();
    await().atMost(RunningBot.PATIENCE).until(() -> ready().contains("\"codigo\":190"));
    assertThat(ready()).contains("detenido", "venció");
    assertThat(metrics())
        .contains("bot_number_stopped{number=\"" + Keys.NUMBER + "\",code=\"190\"} 1\n")
        .contains("bot_number_rate{number=\"" + Keys.NUMBER + "\"} 0.0\n");

    meta.client().meta().renewToken("token-de-prueba-2");
    write("WHATSAPP_ACCESS_TOKEN", "token-de-prueba-2");

    await().atMost(BEFORE_A_PROBE).until(() -> waiting() == 0);
    for (int i = 0; i < 5; i++) {
      assertThat(meta.client().awaitChanges(PHONE + i, 0, Duration.ZERO).outbound()).hasSize(1);
    }
    assertThat(failed()).isZero();
    assertThat(stopOf(Keys.NUMBER)).isZero();
    await()
        .atMost(RunningBot.PATIENCE)
        .until(() -> ready().contains("\"numeros_con_problemas\":[]"));
    assertThat(metrics())
        .contains("bot_number_stopped{number=\"" + Keys.NUMBER + "\",code=\"\"} 0\n")
        .contains("bot_number_rate{number=\"" + Keys.NUMBER + "\"} 80.0\n");
  }

  @Test
  void eachNumberAnswersWithItsOwnTokenAndStopsAlone() throws Exception {
    meta.client()
        .meta()
        .number(new BusinessNumber(OTHER, "15550783882", Keys.WABA, "token-propio-2"));
    meta.client().phone(PHONE + 0).sayTo(OTHER, "hola");
    meta.client().say(PHONE + 1, "hola");
    await().atMost(RunningBot.PATIENCE).until(() -> waiting() == 1 && stopOf(OTHER) != 0);
    assertThat(stopOf(Keys.NUMBER)).isZero();
    assertThat(meta.client().awaitChanges(PHONE + 1, 0, Duration.ZERO).outbound()).hasSize(1);

    write("WHATSAPP_ACCESS_TOKEN_" + OTHER, "token-propio-2");

    await().atMost(BEFORE_A_PROBE).until(() -> waiting() == 0 && stopOf(OTHER) == 0);
    assertThat(failed()).isZero();
  }

  /** What a balancer asks; it must go on sending webhooks here. */
  private String ready() {
    HttpResponse<String> answer = http.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private String metrics() {
    return http.get("/metrics").body();
  }

  private long waiting() {
    return rows.count("SELECT count(*) FROM salientes WHERE abierto");
  }

  private long failed() {
    return rows.count("SELECT count(*) FROM salientes WHERE estado = 'failed'");
  }

  /** The code that stopped a number; 0 when it may send. */
  private int stopOf(String number) {
    NumberPace.Stop stop =
        server
            .persistence()
            .outbox()
            .paces()
            .getOrDefault(new PhoneNumberId(number), NumberPace.free())
            .stop();
    return stop == null ? 0 : stop.error().code();
  }

  private Map<String, String> read() {
    return SettingsSource.read(file, true, Map.of());
  }

  private void write(String name, String value) throws IOException {
    settings.put(name, value);
    List<String> lines =
        settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    Files.write(file, lines);
  }
}
