package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.botcrm.domain.understanding.Intents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line at the start, beside the table of settings in the README. */
class SettingsLineTest {
  private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z_]+(?:<id>)?[A-Z_]*)`");

  /** What must not be in a log. */
  private static final Set<String> SECRETS =
      Set.of(
          "WHATSAPP_ACCESS_TOKEN",
          "WHATSAPP_ACCESS_TOKEN_<id>",
          "WHATSAPP_ACCESS_TOKEN_FILE",
          "WHATSAPP_ACCESS_TOKEN_<id>_FILE",
          "WHATSAPP_APP_SECRET",
          "WHATSAPP_APP_SECRET_ANTERIOR",
          "WHATSAPP_WEBHOOK_VERIFY_TOKEN",
          "BOT_API_KEY",
          "BOT_SMTP_USUARIO",
          "BOT_SMTP_CLAVE");

  @TempDir private Path folder;

  @Test
  void everySettingOfTheTableIsInTheLineOrASecret() throws IOException {
    String line = ServerSettings.read(all()).summary();

    assertThat(settings()).hasSizeGreaterThan(35).containsAll(SECRETS);
    assertThat(settings())
        .filteredOn(name -> !SECRETS.contains(name))
        .allSatisfy(name -> assertThat(" " + line).contains(" " + name + "="));
    assertThat(SECRETS).allSatisfy(name -> assertThat(line).doesNotContain(name + "="));
  }

  @Test
  void theLineSaysWhatHolds() throws IOException {
    assertThat(ServerSettings.read(all()).summary())
        .contains("CRM_SCHEMA=crm", "BOT_NIVEL_DINERO=verificado", "BOT_MEDIOS_MAX_MB=7")
        .contains("BOT_MENSAJES_POR_SEGUNDO=80,1065=1000", "BOT_PLANTILLAS_NUMEROS=11,22")
        .contains("BOT_TEXTOS=mis-textos.properties", "BOT_MEDIOS_TIEMPO=9")
        .contains("BOT_SMTP_DE=a@example.com");
  }

  /** Everything, so that nothing is left out because it was not set. */
  private Map<String, String> all() throws IOException {
    Map<String, String> values = new HashMap<>(Keys.settings("https://example.com/v26.0", "x"));
    values.put("DATABASE_URL", "postgresql://usuario:clave@host/base");
    values.put("CRM_SCHEMA", "crm");
    values.put("BOT_NIVEL_DINERO", "verificado");
    values.put("BOT_MEDIOS_MAX_MB", "7");
    values.put("BOT_MEDIOS_TIEMPO", "9");
    values.put("BOT_MENSAJES_POR_SEGUNDO", "80, 1065=1000");
    values.put("BOT_TEXTOS", "mis-textos.properties");
    values.put("WHATSAPP_BUSINESS_ACCOUNT_ID", "102");
    values.put("BOT_PLANTILLAS_NUMEROS", "22, 11");
    values.put("BOT_MODO_PRUEBA", "+584141234567");
    values.put("BOT_SMTP_HOST", "mail.example.com");
    values.put("BOT_SMTP_DE", "Mi empresa <a@example.com>");
    values.put("BOT_SMTP_USUARIO", "usuario");
    values.put("BOT_SMTP_CLAVE", "clave");
    values.put("BOT_INTENCIONES", write("intenciones.txt", Intents.shipped()));
    values.put("BOT_CALENDARIO", write("calendario.txt", "horario martes 08:00-10:00"));
    return values;
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Those of the table that the program itself reads. */
  private static List<String> settings() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("..", "README.md"))) {
      return lines
          .dropWhile(line -> !line.startsWith("| Setting | Default |"))
          .takeWhile(line -> line.startsWith("|"))
          .filter(line -> !line.contains("Environment only"))
          .map(line -> line.split("\\|")[1])
          .flatMap(cell -> NAME.matcher(cell).results().map(match -> match.group(1)))
          .toList();
    }
  }
}
