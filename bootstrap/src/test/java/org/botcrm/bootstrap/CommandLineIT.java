package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see who start the packaged program with something wrong, or ask it for help. */
class CommandLineIT {
  /** 128 and the number of the signal, as shells count. */
  private static final int SIGTERM_CODE = 143;

  @TempDir private Path folder;

  @Test
  void withoutSettingsItNamesAllThatIsMissing() {
    try (BotProcess bot = BotProcess.start(folder, Map.of(), "servir")) {
      assertThat(bot.awaitEnd()).isEqualTo(2);
      assertThat(bot.errors())
          .contains(
              "WHATSAPP_ACCESS_TOKEN: falta",
              "WHATSAPP_PHONE_NUMBER_ID: falta",
              "WHATSAPP_APP_SECRET: falta",
              "WHATSAPP_WEBHOOK_VERIFY_TOKEN: falta",
              "BOT_API_KEY: falta");
      assertNoStackTrace(bot);
    }
  }

  @Test
  void withWrongSettingsItNamesThemAllAndShowsNoSecret() throws IOException {
    Files.writeString(
        folder.resolve("bot.properties"),
        "WHATSAPP_APP_SECRET=canario\nPORT=canario\nBOT_ZONA=canario\n",
        StandardCharsets.UTF_8);
    Map<String, String> settings =
        Map.of(
            "WHATSAPP_ACCESS_TOKEN", "canario con espacio",
            "BOT_API_KEY", "canario",
            "DATABASE_URL", "postgresql://canario:canario@/");
    try (BotProcess bot = BotProcess.start(folder, settings, "servir")) {
      assertThat(bot.awaitEnd()).isEqualTo(2);
      assertThat(bot.errors())
          .contains("WHATSAPP_ACCESS_TOKEN: no es válido", "WHATSAPP_PHONE_NUMBER_ID: falta")
          .contains("WHATSAPP_APP_SECRET: no es válido")
          .contains("BOT_API_KEY: no es válido", "DATABASE_URL: no es válido")
          .contains("PORT: no es válido", "BOT_ZONA: no es válido");
      assertThat(bot.errors() + bot.output()).doesNotContain("canario");
      assertNoStackTrace(bot);
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsToldWithoutItsPassword() {
    Map<String, String> settings =
        Keys.settings(
            RunningBot.NOWHERE,
            "postgresql://usuario:canario@127.0.0.1:" + BotProcess.freePort() + "/base");
    try (BotProcess bot = BotProcess.start(folder, settings, "servir")) {
      assertThat(bot.awaitEnd()).isEqualTo(1);
      assertThat(bot.errors())
          .contains("la base de datos no responde", "DATABASE_URL", "CRM_SCHEMA");
      assertThat(bot.errors() + bot.output()).doesNotContain("canario");
      assertNoStackTrace(bot);
    }
  }

  @Test
  void helpNamesEveryCommand() {
    try (BotProcess bot = BotProcess.start(folder, Map.of(), "--help");
        BotProcess bare = BotProcess.start(folder, Map.of());
        BotProcess servir = BotProcess.start(folder, Map.of(), "servir", "--help");
        BotProcess unknown = BotProcess.start(folder, Map.of(), "volar")) {
      assertThat(bot.awaitEnd()).isZero();
      assertThat(bot.output()).contains("demo", "decir", "servir", "reprocesar");
      assertThat(bare.awaitEnd()).isZero();
      assertThat(bare.output()).isEqualTo(bot.output());
      assertThat(servir.awaitEnd()).isZero();
      assertThat(servir.output()).contains("--propiedades");
      assertThat(unknown.awaitEnd()).isEqualTo(2);
      assertThat(unknown.errors()).contains("volar");
      assertNoStackTrace(unknown);
    }
  }

  @Test
  void whatTheLocaleCannotWriteIsWrittenNevertheless() {
    Map<String, String> locale = Map.of("LC_ALL", "C");
    try (BotProcess help = BotProcess.start(folder, locale, "--help");
        BotProcess unknown = BotProcess.start(folder, locale, "volar");
        BotProcess servir = BotProcess.start(folder, locale, "servir")) {
      assertThat(help.awaitEnd()).isZero();
      assertThat(help.output()).contains("Órdenes:", "demostración");
      assertThat(unknown.awaitEnd()).isEqualTo(2);
      assertThat(unknown.errors()).contains("«volar»", "Órdenes:");
      assertThat(servir.awaitEnd()).isEqualTo(2);
      assertThat(servir.errors()).contains("número");
    }
  }

  @Test
  void aDemoOnABusyPortSaysWhatToDo() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        BotProcess bot =
            BotProcess.start(
                folder, Map.of(), "demo", "--puerto", Integer.toString(busy.getLocalPort()))) {
      assertThat(bot.awaitEnd()).isEqualTo(1);
      assertThat(bot.errors()).contains(Integer.toString(busy.getLocalPort()), "--puerto");
      assertNoStackTrace(bot);
    }
  }

  @Test
  void aDemoThatIsNotThereCannotBeTalkedTo() {
    try (BotProcess bot = BotProcess.start(folder, Map.of(), "decir", "+584141234567", "hola")) {
      assertThat(bot.awaitEnd()).isEqualTo(2);
      assertThat(bot.errors()).contains("./bot demo");
      assertNoStackTrace(bot);
    }
  }

  @Test
  void aServerThatIsToldToStopFinishesAndEndsWithTheSignal() {
    int port = BotProcess.freePort();
    Map<String, String> settings =
        Keys.settings(RunningBot.NOWHERE, "jdbc:sqlite:" + folder.resolve("bot.db"));
    settings.put("PORT", Integer.toString(port));
    try (BotProcess bot = BotProcess.start(folder, settings, "servir").awaitReady(port)) {
      assertThat(bot.terminate()).isEqualTo(SIGTERM_CODE);
      assertThat(bot.output()).contains("Stopping: no more webhooks are taken", "Stopped");
      assertThat(bot.errors()).isEmpty();
    }
  }

  /** A later version reads what this one could not, while the server runs, which then answers. */
  @Test
  void whatCouldNotBeReadIsReadAgainAndAnswered() {
    String phone = "584149990001";
    try (RunningBot bot = RunningBot.in(folder)) {
      assertThat(bot.http().deliver("no es JSON")).isEqualTo(200);
      bot.rows()
          .execute(
              "UPDATE secuencias SET ultimo = 2 WHERE nombre = 'entregas'",
              "INSERT INTO entregas VALUES (2, 1, CAST('" + hello(phone) + "' AS BLOB), 1, 'x')");
      Map<String, String> settings =
          Map.of("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("bot.db"));
      try (BotProcess again = BotProcess.start(folder, settings, "reprocesar")) {
        assertThat(again.awaitEnd()).as(again.errors()).isZero();
        assertThat(again.output())
            .contains("Se leyeron de nuevo 2 webhooks: 1 mensajes nuevos; 1 siguen");
      }
      await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(phone).size() == 1);
      assertThat(bot.rows().column("SELECT id FROM entregas WHERE fallida")).containsExactly(1);
    }
  }

  /** Written now: people are only answered for a day. */
  private static String hello(String phone) {
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
        "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"%s",
        "phone_number_id":"%s"},"messages":[{"from":"%s","id":"wamid.again","timestamp":"%d",
        "type":"text","text":{"body":"hola"}}]}}]}]}"""
        .formatted(Keys.DISPLAY, Keys.NUMBER, phone, Instant.now().getEpochSecond());
  }

  private static void assertNoStackTrace(BotProcess bot) {
    assertThat(bot.errors() + bot.output()).doesNotContain("\tat ", "Exception");
  }
}
