package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.simulator.Said;
import org.botcrm.simulator.Signer;
import org.botcrm.simulator.WebhookJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * Logs hold no personal data and no secrets. Words that stand for them go through everything that
 * can happen to a message, and must not be found in what was logged.
 */
@Isolated("It reads the log, which is the whole process's")
class LogCanaryTest {
  private static final String PHONE = "584127654321";
  private static final String CEDULA = "V-27654321";
  private static final String WORD = "canarioamarillo";
  private static final String NAME = "Canaria Amarilla";
  private static final String USER = "VE.27654321000027654321";
  private static final String WAMID = "wamid.canario-de-un-mensaje";
  private static final String TEXT = WORD + " mi cédula es " + CEDULA + " y mi número " + PHONE;

  private static final List<String> CANARIES =
      List.of(
          PHONE,
          "4127654321",
          base64(PHONE),
          "27654321",
          WORD,
          NAME,
          USER,
          WAMID,
          Keys.TOKEN,
          Keys.APP_SECRET,
          Keys.API_KEY,
          "canario");

  @TempDir private Path folder;

  @Test
  void nothingPersonalAndNoSecretIsLoggedWhateverHappens() throws Exception {
    List<String> logged;
    try (LogCapture capture = new LogCapture()) {
      try (RunningBot bot = RunningBot.in(folder, LogCanaryTest::secret, rules())) {
        whenAllGoesWell(bot);
        whenRulesFail(bot);
        whenThePeopleOfTheLenderWrite(bot);
        whenSendsFail(bot);
        whenDeliveriesAreWrong(bot);
        whenFilesCannotBeHad(bot);
        whenTheDatabaseFails(bot, capture);
        whenCallersOfTheApiAreWrong(bot);
        await().atMost(RunningBot.PATIENCE).until(bot::isQuiet);
      }
      logged = capture.all();
    }

    assertThat(logged).anyMatch(line -> line.contains("WARN")).hasSizeGreaterThan(15);
    assertThat(logged)
        .as("what happened was told")
        .anyMatch(line -> line.contains("Rule quejosa failed"))
        .anyMatch(line -> line.contains("Meta refused a message with code 131026"))
        .anyMatch(line -> line.contains("no known outcome"))
        .anyMatch(line -> line.contains("A file was not taken"))
        .anyMatch(line -> line.contains("signature is missing or wrong"))
        .anyMatch(line -> line.contains("cannot be read"))
        .anyMatch(line -> line.contains("the database failed"));
    assertThat(canariesIn(logged)).isEmpty();
  }

  /** Or the test above would show nothing. */
  @Test
  void whatIsLoggedOrPrintedIsFound() {
    try (LogCapture capture = new LogCapture()) {
      LoggerFactory.getLogger("org.botcrm.any").trace("from {}", PHONE);
      LoggerFactory.getLogger("com.example.library").warn("it failed", failure(CEDULA));
      LoggerFactory.getLogger("com.example.library").info("never switched on: {}", WORD);
      System.out.println("printed " + USER);
      System.err.println("printed " + NAME);

      assertThat(canariesIn(capture.all()))
          .anyMatch(line -> line.contains(PHONE))
          .anyMatch(line -> line.contains(CEDULA))
          .anyMatch(line -> line.contains(USER))
          .anyMatch(line -> line.contains(NAME))
          .noneMatch(line -> line.contains(WORD));
    }
  }

  private static void whenAllGoesWell(RunningBot bot) throws InterruptedException {
    bot.rows()
        .execute(
            "INSERT INTO clientes (id, cedula, nombres, telefono, estado) VALUES (1, '"
                + CEDULA
                + "', '"
                + NAME
                + "', '"
                + PHONE
                + "', 'ACTIVO')");
    answered(bot, say(bot, TEXT));
  }

  private static void whenRulesFail(RunningBot bot) throws InterruptedException {
    answered(bot, say(bot, TEXT + " quejosa"));
  }

  private static void whenThePeopleOfTheLenderWrite(RunningBot bot) throws InterruptedException {
    String path = "/api/v1/chats/1/mensajes";
    String good = "{\"tipo\":\"texto\",\"texto\":\"" + TEXT + "\"}";
    assertThat(bot.http().post(path, good, WORD + "-1").statusCode()).isEqualTo(202);
    assertThat(bot.http().post(path, good, WORD + "-1").statusCode()).isEqualTo(202);
    assertThat(bot.http().post(path, good.replace(WORD, "otro"), WORD + "-1").statusCode())
        .isEqualTo(422);
    assertThat(bot.http().post(path, "{\"" + TEXT, WORD + "-2").statusCode()).isEqualTo(400);
    assertThat(bot.http().post(path, good.replace("texto\":", WORD + "\":"), WORD).statusCode())
        .isEqualTo(422);
    bot.phones().planFault("{\"codigo\": 131026}");
    assertThat(bot.http().post(path, good, WORD + "-3").statusCode()).isEqualTo(202);
    await().atMost(RunningBot.PATIENCE).until(bot::isQuiet);
    assertThat(
            bot.rows()
                .count(
                    "SELECT count(*) FROM conversaciones_whatsapp"
                        + " WHERE autor = 'AGENTE' AND message_id IS NOT NULL"))
        .as("queued once, sent by Meta's simulator")
        .isEqualTo(1);
  }

  private static void whenSendsFail(RunningBot bot) throws InterruptedException {
    for (String fault :
        List.of(
            "{\"codigo\": 131026}",
            "{\"codigo\": 131026, \"fallido\": true}",
            "{\"codigo\": 130429}",
            "{\"http\": 502}",
            "{\"perder_respuesta\": true}",
            "{\"json_malo\": true}",
            "{\"estados_antes\": true}")) {
      bot.phones().planFault(fault);
      say(bot, TEXT);
      await().atMost(RunningBot.PATIENCE).until(bot::isQuiet);
    }
    whenANumberCannotSend(bot);
  }

  private static void whenANumberCannotSend(RunningBot bot) throws InterruptedException {
    bot.phones().planFault("{\"codigo\": 190}");
    say(bot, TEXT);
    Outbox outbox = bot.persistence().outbox();
    await()
        .atMost(RunningBot.PATIENCE)
        .until(() -> outbox.paces().values().stream().anyMatch(pace -> pace.stop() != null));
    outbox.paces().keySet().forEach(outbox::resume);
    await().atMost(RunningBot.PATIENCE).until(bot::isQuiet);
  }

  private static void whenDeliveriesAreWrong(RunningBot bot) {
    String json = new String(webhook().bytes(), StandardCharsets.UTF_8);
    Signer signer = new Signer("canario-secreto-de-la-app");
    List<String> bodies =
        List.of(
            TEXT,
            "{\"" + TEXT,
            json.substring(0, json.length() - 9),
            json.replace("whatsapp_business_account", TEXT),
            json.replace("\"timestamp\":\"", "\"timestamp\":\"" + WORD),
            json.replace("\"text\":{", "\"text\":\"" + TEXT + "\",\"x\":{"),
            json.replace("\"messages\":[", "\"messages\":[\"" + TEXT + "\", 27654321,"),
            json.replace("\"field\":\"messages\"", "\"field\":\"" + WORD + "\""));
    for (String body : bodies) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      assertThat(bot.http().deliver(bytes, signer.sign(bytes)).statusCode()).isEqualTo(200);
      assertThat(bot.http().deliver(bytes, "sha256=" + WORD).statusCode()).isEqualTo(401);
    }
  }

  private static void whenFilesCannotBeHad(RunningBot bot) {
    String json = new String(webhook().bytes(), StandardCharsets.UTF_8);
    List<String> files =
        List.of(
            "\"url\":\"https://" + WORD + ".example.org/" + WORD + "\",\"id\":\"1\"",
            "\"id\":\"../" + WORD + "\"",
            "\"id\":\"canario-1\"");
    for (int i = 0; i < files.size(); i++) {
      String file = "\"filename\":\"" + WORD + ".pdf\"," + files.get(i);
      String body =
          json.replace("\"type\":\"text\"", "\"type\":\"document\"")
              .replaceAll("\"text\":\\{[^}]*}", "\"document\":{" + file + "}")
              .replace(WAMID, WAMID + "-archivo-" + i);
      assertThat(bot.http().deliver(body)).isEqualTo(200);
    }
    await()
        .atMost(RunningBot.PATIENCE)
        .until(
            () ->
                bot.rows().count("SELECT count(*) FROM medios WHERE motivo IS NOT NULL")
                    == files.size());
  }

  private static void whenTheDatabaseFails(RunningBot bot, LogCapture capture)
      throws InterruptedException {
    // A driver's message quotes the row that it refuses; so does this one.
    bot.rows()
        .execute(
            "CREATE TRIGGER quotes BEFORE INSERT ON conversaciones_whatsapp"
                + " BEGIN SELECT RAISE(ABORT, '"
                + TEXT
                + "'); END");
    Said said = say(bot, TEXT);
    assertThat(said.http()).isEqualTo(503);
    bot.rows().execute("DROP TRIGGER quotes", "ALTER TABLE numeros_negocio RENAME TO elsewhere");
    await().atMost(RunningBot.PATIENCE).until(() -> stored(bot, said) == 1);
    await()
        .atMost(RunningBot.PATIENCE)
        .until(() -> capture.all().stream().anyMatch(line -> line.contains("the database failed")));
    bot.rows().execute("ALTER TABLE elsewhere RENAME TO numeros_negocio");
    answered(bot, said);
  }

  private static void whenCallersOfTheApiAreWrong(RunningBot bot) throws IOException {
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (String path :
        List.of(
            "/api/v1/conversaciones-whatsapp/numero/" + PHONE,
            "/api/v1/conversaciones-whatsapp?q=" + WORD,
            "/api/v1/conversaciones-whatsapp?page=" + WORD,
            "/api/v1/conversaciones-whatsapp/" + WORD,
            "/" + WORD + "/" + PHONE,
            Keys.WEBHOOK + "?hub.mode=subscribe&hub.verify_token=" + WORD + "&hub.challenge=1",
            Keys.WEBHOOK + "?hub.mode=subscribe&hub.verify_token=canario-palabra")) {
      answers.add(bot.http().get(path));
    }
    assertThat(answers).noneMatch(answer -> answer.statusCode() >= 500);
    for (String request :
        List.of(
            "GET /" + WORD + " HTTP/9.9\r\n\r\n",
            TEXT + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX-Canary: " + WORD.repeat(1_000) + "\r\n\r\n",
            "POST " + Keys.WEBHOOK + " HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n" + TEXT)) {
      raw(bot.http().webhook().getPort(), request);
    }
  }

  private static void raw(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // Who hangs up on half a request resets the connection: refused all the same.
      assertThat(e).isNotInstanceOf(ConnectException.class);
    }
  }

  private static Map<String, String> secret(Map<String, String> settings) {
    settings.put("WHATSAPP_APP_SECRET_ANTERIOR", "canario-secreto-de-la-app");
    settings.put("WHATSAPP_WEBHOOK_VERIFY_TOKEN", "canario-palabra");
    // Or the bot would say nothing more once one of the lender's people wrote, and nothing fail.
    settings.put("BOT_TOMA_HORAS", "0");
    return settings;
  }

  private static ReplyRules rules() {
    return ReplyRules.firstMatch(
        List.of(
            new Rule("quejosa") {
              @Override
              public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
                if (message.body().endsWith(name())) {
                  throw failure(message.body() + context.cliente());
                }
                return Optional.empty();
              }
            },
            new Rule("eco") {
              @Override
              public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
                return Optional.of(new Reply("Dijo: " + message.body()));
              }
            }));
  }

  private static IllegalStateException failure(String text) {
    return new IllegalStateException(text, new IllegalArgumentException(text));
  }

  /** As after a rest: what one person is sent so quickly would be held back as Meta wants it. */
  private static Said say(RunningBot bot, String text) throws InterruptedException {
    bot.rows().execute("UPDATE chats SET rafaga_desde = NULL, ritmo_hasta = NULL");
    return bot.phones()
        .sayJson(
            "{\"de\": \"%s\", \"nombre\": \"%s\", \"user_id\": \"%s\", \"texto\": \"%s\"}"
                .formatted(PHONE, NAME, USER, text));
  }

  private static void answered(RunningBot bot, Said said) {
    await()
        .atMost(RunningBot.PATIENCE)
        .until(
            () ->
                bot.rows()
                        .count(
                            "SELECT count(*) FROM conversaciones_whatsapp"
                                + " WHERE message_id = ? AND respuesta_enviada",
                            said.messageId())
                    == 1);
  }

  private static long stored(RunningBot bot, Said said) {
    return bot.rows()
        .count(
            "SELECT count(*) FROM conversaciones_whatsapp WHERE message_id = ?", said.messageId());
  }

  private static WebhookJson webhook() {
    return new WebhookJson(Keys.WABA, Keys.NUMBER, Keys.DISPLAY)
        .contact(PHONE, USER, NAME)
        .text(PHONE, USER, WAMID, SystemTime.clock().instant(), "mi " + CEDULA);
  }

  private static List<String> canariesIn(List<String> lines) {
    return lines.stream()
        .filter(
            line ->
                CANARIES.stream()
                    .anyMatch(
                        canary ->
                            line.toLowerCase(Locale.ROOT)
                                .contains(canary.toLowerCase(Locale.ROOT))))
        .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A rule with a name. */
  private abstract static class Rule implements ReplyRule {
    private final String name;

    private Rule(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }
  }
}
