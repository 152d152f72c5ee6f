package org.botcrm.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.simulator.WebhookJson;
import org.botcrm.testkit.recording.RecordingReadReceiptSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final List<String> REQUIRED =
      List.of(
          "WHATSAPP_ACCESS_TOKEN",
          "WHATSAPP_PHONE_NUMBER_ID",
          "WHATSAPP_APP_SECRET",
          "WHATSAPP_WEBHOOK_VERIFY_TOKEN",
          "BOT_API_KEY");

  @TempDir private Path folder;

  @Test
  void theRequiredSettingsAreEnough() {
    Map<String, String> values = right();
    values.keySet().retainAll(REQUIRED);

    ServerSettings settings = ServerSettings.read(values);

    assertThat(settings.summary())
        .contains("WHATSAPP_API_URL=https://graph.facebook.com/v26.0")
        .contains("DATABASE_URL=jdbc:sqlite:data/bot.db")
        .contains("HOST=127.0.0.1 PORT=8000")
        .contains("BOT_PAIS=VE BOT_ZONA=America/Caracas BOT_MONEDA=USD BOT_ESPERA_ESTADO=60")
        .contains("BOT_MEDIOS=data/media")
        .contains("BOT_LEIDO=escribiendo");
  }

  @Test
  void aMisspeltSettingOfAFileIsToldAndOneOfTheEnvironmentMayBeAnybodys() {
    Map<String, String> values = right();
    values.put("BOT_PAUSAS", "3");
    values.put("WHATSAPP_ACCESS_TOKEN_106540352242922", "one-of-its-own");
    values.put("BOT_VACIO", " ");
    values.put("CRM_COLOR", "verde");

    assertThatThrownBy(() -> ServerSettings.read(values, values.keySet()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("BOT_PAUSAS: no hay ningún dato que se llame así.")
        .hasMessageNotContaining("\n");
    assertThat(ServerSettings.read(values, Set.of()).summary()).contains("BOT_PAUSA=0.0");
  }

  @Test
  void everythingThatIsMissingIsToldAtOnceWithWhatToDo() {
    List<String> mistakes = mistakes(Map.of());

    assertThat(mistakes).hasSize(REQUIRED.size());
    assertThat(mistakes).map(SettingsTest::name).containsExactlyInAnyOrderElementsOf(REQUIRED);
    assertThat(mistakes).allMatch(line -> line.matches("[A-Z_]+: falta\\. .{20,}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t"})
  void whatIsBlankIsMissing(String blank) {
    Map<String, String> values = right();
    values.put("WHATSAPP_APP_SECRET", blank);

    assertThat(mistakes(values))
        .singleElement()
        .asString()
        .startsWith("WHATSAPP_APP_SECRET: falta");
  }

  @ParameterizedTest
  @CsvSource({
    "WHATSAPP_ACCESS_TOKEN, con espacio dentro",
    "WHATSAPP_APP_SECRET, 0123456",
    "WHATSAPP_APP_SECRET_ANTERIOR, 0123456",
    "WHATSAPP_PHONE_NUMBER_ID, 10654x",
    "WHATSAPP_PHONE_NUMBER_ID, +58 412",
    "WHATSAPP_API_URL, graph.example.com",
    "WHATSAPP_API_URL, https://graph.example.com",
    "WHATSAPP_API_URL, https://graph.example.com/v26",
    "WHATSAPP_API_URL, http://graph.example.com/v26.0",
    "WHATSAPP_API_URL, https://user:word@graph.example.com/v26.0",
    "WHATSAPP_API_URL, '::'",
    "BOT_API_KEY, corta",
    "BOT_API_KEY, dieciséis_letras_y_más",
    "DATABASE_URL, jdbc:mysql://host/base",
    "DATABASE_URL, postgresql://usuario:clave@/base",
    "DATABASE_URL, postgresql://usuario:cla ve@host/base",
    "CRM_SCHEMA, crm",
    "PORT, 65536",
    "PORT, -1",
    "PORT, ocho mil",
    "BOT_PAIS, Venezuela",
    "BOT_PAIS, XX",
    "BOT_ZONA, Marte/Olimpo",
    "BOT_MONEDA, bolívares",
    "BOT_ESPERA_ESTADO, 1",
    "BOT_ESPERA_ESTADO, 86401",
    "BOT_ESPERA_ESTADO, un minuto",
    "BOT_MEDIOS, pom.xml",
    "BOT_MEDIOS_MAX_MB, -1",
    "BOT_MEDIOS_MAX_MB, 2049",
    "BOT_MEDIOS_MAX_MB, 4294967297",
    "BOT_MEDIOS_MAX_MB, mucho",
    "BOT_MEDIOS_TIEMPO, 4",
    "BOT_MEDIOS_TIEMPO, 3601",
    "BOT_MEDIOS_TIEMPO, un rato",
    "BOT_MODO_PRUEBA, 04141234567",
    "BOT_MODO_PRUEBA, +012345678",
    "BOT_MODO_PRUEBA, sí",
    "BOT_LEIDO, leído",
  })
  void whatIsWrongIsNamedWithWhatToDoAndWithoutItsValue(String name, String wrong) {
    Map<String, String> values = right();
    values.put(name, wrong);

    List<String> mistakes = mistakes(values);

    assertThat(mistakes).hasSize(1);
    // CRM_SCHEMA is wrong only because of the database beside it, which is what can be changed.
    assertThat(name(mistakes.get(0))).isEqualTo(name.equals("CRM_SCHEMA") ? "DATABASE_URL" : name);
    assertThat(mistakes.get(0)).matches("[A-Z_]+: no es válido\\. .{10,}").doesNotContain(wrong);
  }

  @Test
  void testModeIsShownAtTheStartWithoutTheNumber() {
    Map<String, String> values = right();
    assertThat(ServerSettings.read(values).summary()).doesNotContain("BOT_MODO_PRUEBA");

    values.put("BOT_MODO_PRUEBA", "+58 (414) 123-4567");

    assertThat(ServerSettings.read(values).summary()).contains("BOT_MODO_PRUEBA=•••4567");
  }

  @Test
  void nobodySeesAnAnswerBeingWrittenThatTheyWillNotGet() {
    RecordingReadReceiptSender phones = new RecordingReadReceiptSender();
    Map<String, String> values = right();
    assertThat(ServerSettings.read(values).dialogue().slowAnswers(phones))
        .hasValueSatisfying(slow -> assertThat(slow.typing()).isTrue());

    values.put("BOT_MODO_PRUEBA", "+584141234567");

    assertThat(ServerSettings.read(values).dialogue().slowAnswers(phones)).isEmpty();
  }

  @Test
  void aSecretThatIsTooShortIsRefused() {
    Map<String, String> values = right();
    values.put("WHATSAPP_APP_SECRET", "01234567");
    values.put("WHATSAPP_APP_SECRET_ANTERIOR", "76543210");
    values.put("BOT_API_KEY", "0123456789abcdef");
    assertThat(mistakes(values)).isEmpty();

    values.put("WHATSAPP_APP_SECRET", "0123456");
    values.put("WHATSAPP_APP_SECRET_ANTERIOR", "7654321");
    values.put("BOT_API_KEY", "0123456789abcde");
    assertThat(mistakes(values))
        .map(SettingsTest::name)
        .containsExactlyInAnyOrder(
            "WHATSAPP_APP_SECRET", "WHATSAPP_APP_SECRET_ANTERIOR", "BOT_API_KEY");
    assertThat(mistakes(values)).allMatch(line -> line.matches(".*\\b(8|16)\\b.*"));
  }

  @Test
  void mistakesOfEveryKindComeTogether() {
    Map<String, String> values = right();
    values.remove("WHATSAPP_ACCESS_TOKEN");
    values.put("WHATSAPP_API_URL", "nada");
    values.put("DATABASE_URL", "nada");
    values.put("PORT", "nada");
    values.put("BOT_ZONA", "nada");
    values.put("BOT_ESPERA_ESTADO", "nada");

    assertThat(mistakes(values))
        .map(SettingsTest::name)
        .containsExactlyInAnyOrder(
            "WHATSAPP_ACCESS_TOKEN",
            "WHATSAPP_API_URL",
            "DATABASE_URL",
            "PORT",
            "BOT_ZONA",
            "BOT_ESPERA_ESTADO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://usuario:canario@host/base?password=canario",
        "jdbc:postgresql://host/base?user=usuario&password=canario",
        "jdbc:postgresql://usuario:canario@host/base",
        "jdbc:sqlite:data/bot.db?password=canario"
      })
  void noSecretIsEverShown(String database) {
    Map<String, String> values = secrets();
    values.put("DATABASE_URL", database);

    ServerSettings settings = ServerSettings.read(values);

    for (String shown : List.of(settings.summary(), settings.toString())) {
      assertThat(shown).doesNotContain("canario");
    }
    assertThat(settings.summary()).contains("•••", "dos secretos");
  }

  @Test
  void noSecretIsShownAmongMistakes() {
    Map<String, String> values = secrets();
    values.replaceAll((name, value) -> value + " canario con espacio y ñ");
    values.put("DATABASE_URL", "postgresql://canario:canario@/");
    values.put("PORT", "canario");

    assertThat(String.join("\n", mistakes(values))).doesNotContain("canario");
  }

  @Test
  void theWaitForAStatusBoundsEverythingThatDependsOnIt() {
    Map<String, String> values = right();
    values.put("BOT_ESPERA_ESTADO", "6");

    ServerSettings settings = ServerSettings.read(values);

    assertThat(settings.timing().delivery(settings.rates()).unknownGrace())
        .isEqualTo(Duration.ofSeconds(6));
    assertThat(settings.meta().callTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.meta().connectTimeout()).isLessThanOrEqualTo(Duration.ofSeconds(3));
    values.put("BOT_ESPERA_ESTADO", "86400");
    assertThat(ServerSettings.read(values).meta().callTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  /** Or an answer that comes while the bot is closed is lost, and its message goes twice. */
  @ParameterizedTest
  @ValueSource(strings = {"2", "6", "60", "600", "86400"})
  void closingWaitsForLongerThanACallMayTake(String wait) {
    Map<String, String> values = right();
    values.put("BOT_ESPERA_ESTADO", wait);

    ServerSettings settings = ServerSettings.read(values);

    assertThat(settings.timing().delivery(settings.rates()).stopWait())
        .isGreaterThan(settings.meta().callTimeout());
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() throws IOException {
    Path file = write("bot.properties", "PORT=1111\nBOT_MONEDA=VES\nWHATSAPP_APP_SECRET=años\n");

    Map<String, String> values = SettingsSource.read(file, true, Map.of("PORT", "2222"));

    assertThat(values)
        .containsEntry("PORT", "2222")
        .containsEntry("BOT_MONEDA", "VES")
        .containsEntry("WHATSAPP_APP_SECRET", "años");
  }

  @Test
  void aFileThatWasNamedMustExistAndTheUsualOneNeedNot() {
    Path missing = folder.resolve("missing.properties");

    assertThat(SettingsSource.read(missing, false, Map.of("A", "b")))
        .containsExactly(Map.entry("A", "b"));
    assertThatThrownBy(() -> SettingsSource.read(missing, true, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--propiedades")
        .hasMessageContaining("missing.properties");
  }

  @Test
  void mistakesInFilesComeTogetherWithThoseOfSettings() throws IOException {
    Map<String, String> values = right();
    values.remove("WHATSAPP_ACCESS_TOKEN");
    values.put("BOT_ZONA", "nada");
    values.put("BOT_HORAS_CONTACTO", "nunca");
    String texts = "cedulas=x\nmenu.saldo=" + "x".repeat(21);
    values.put("BOT_TEXTOS", write("a.properties", texts).toString());
    values.put("BOT_INTENCIONES", folder.resolve("ninguno.txt").toString());
    values.put("BOT_CALENDARIO", write("calendario.txt", "feriado 2026-02-30 x").toString());

    assertThat(mistakes(values))
        .hasSize(7)
        .anyMatch(line -> line.startsWith("WHATSAPP_ACCESS_TOKEN: falta"))
        .anyMatch(line -> line.startsWith("BOT_ZONA: "))
        .anyMatch(line -> line.startsWith("BOT_HORAS_CONTACTO: "))
        .anyMatch(line -> line.contains("a.properties: cedulas: no existe"))
        .anyMatch(line -> line.contains("a.properties: menu.saldo: es demasiado largo"))
        .anyMatch(line -> line.matches("BOT_INTENCIONES, .*ninguno.txt: no existe.*"))
        .anyMatch(line -> line.matches("BOT_CALENDARIO, .*: línea 1: «2026-02-30» no es.*"));
  }

  @Test
  void aFileOfSettingsThatCannotBeReadIsTold() throws IOException {
    Path latin = Files.write(folder.resolve("latin"), "BOT_ZONA=a\u00f1o".getBytes(ISO_8859_1));
    Path escape = write("escape", "WHATSAPP_ACCESS_TOKEN=C:\\users\n");

    assertThatThrownBy(() -> SettingsSource.read(latin, true, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("latin: no está en UTF-8");
    assertThatThrownBy(() -> SettingsSource.read(escape, true, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("escape: tiene \\u sin cuatro");
  }

  @Test
  void mistakesInTheLendersOwnTextsAreToldLikeOtherSettings() throws IOException {
    Path texts =
        write("textos.properties", "saludo-cliente=Hola {nombres}\nsaludos=Hola\ncedula=\n");
    Map<String, String> values = right();
    values.put("BOT_TEXTOS", texts.toString());
    values.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("bot.db"));

    assertThatThrownBy(() -> BotServer.start(ServerSettings.read(values), SystemTime.clock()))
        .isInstanceOf(SettingsException.class)
        .message()
        .contains("BOT_TEXTOS", "{nombres}", "saludos", "cedula: está vacío");
    assertThat(folder.resolve("bot.db")).as("found before anything is opened").doesNotExist();
  }

  @Test
  void theLendersOwnTextsAreSaid() throws IOException {
    Path texts = write("textos.properties", "saludo-desconocido=Épale, ¿su cédula?\n");
    Map<String, String> values = right();
    values.put("BOT_TEXTOS", texts.toString());
    values.put("WHATSAPP_API_URL", RunningBot.NOWHERE);
    values.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("bot.db"));

    try (BotServer server = BotServer.start(ServerSettings.read(values), SystemTime.clock());
        Rows rows = Rows.of(values.get("DATABASE_URL"))) {
      WebhookJson hello =
          new WebhookJson(Keys.WABA, Keys.NUMBER, Keys.DISPLAY)
              .text("584149990001", null, "wamid.1", SystemTime.clock().instant(), "hola");
      assertThat(new Http(server.port()).deliver(hello.bytes())).isEqualTo(200);
      await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> rows.count("SELECT count(*) FROM salientes") == 1);
      assertThat(rows.one("SELECT body FROM conversaciones_whatsapp WHERE direccion = 'OUTBOUND'"))
          .isEqualTo("Épale, ¿su cédula?");
    }
  }

  @Test
  void aPortThatIsTakenIsToldAndNothingStaysOpen() {
    Map<String, String> values = right();
    values.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("one.db"));
    try (BotServer first = RunningBot.start(values, ReplyRules.firstMatch(List.of()))) {
      values.put("PORT", Integer.toString(first.port()));
      values.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("two.db"));

      assertThatThrownBy(() -> RunningBot.start(values, ReplyRules.firstMatch(List.of())))
          .hasMessageContaining(Integer.toString(first.port()));
    }
    try (Rows rows = Rows.of("jdbc:sqlite:" + folder.resolve("two.db"))) {
      rows.execute("BEGIN EXCLUSIVE", "COMMIT");
    }
  }

  private static Map<String, String> right() {
    Map<String, String> values = new HashMap<>(Keys.settings("https://example.com/v26.0", "x"));
    values.put("DATABASE_URL", "jdbc:sqlite:data/bot.db");
    return values;
  }

  private static Map<String, String> secrets() {
    Map<String, String> values = right();
    values.put("WHATSAPP_ACCESS_TOKEN", "canario-token");
    values.put("WHATSAPP_APP_SECRET", "canario-secreto-de-la-app");
    values.put("WHATSAPP_APP_SECRET_ANTERIOR", "canario-secreto-anterior");
    values.put("WHATSAPP_WEBHOOK_VERIFY_TOKEN", "canario-palabra");
    values.put("BOT_API_KEY", "canario-clave-de-la-api");
    values.put("DATABASE_URL", "postgresql://usuario:canario@host/base?password=canario");
    return values;
  }

  private static List<String> mistakes(Map<String, String> values) {
    try {
      ServerSettings.read(values);
      return List.of();
    } catch (SettingsException e) {
      return String.valueOf(e.getMessage()).lines().toList();
    }
  }

  private static String name(String mistake) {
    return mistake.replaceFirst(":.*", "");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
