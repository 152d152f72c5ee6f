package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings in the README, beside what the program reads. */
class ConfigurationTableTest {
  private static final String REQUIRED = "required";
  private static final String NONE = "none";

  // As SettingsReader is asked: required("NAME", …), optional("NAME", …), orElse("NAME", "60", …),
  // where the standard may also be a constant.
  private static final Pattern ASKED =
      Pattern.compile(
          "reader\\s*\\.(required|optional|orElse)\\(\\s*\"([A-Z][A-Z0-9_]+)\",\\s*"
              + "(?:\"([^\"]*)\"|(?:\\w+\\.)?([A-Z_]+))?");
  private static final Pattern IN_SHELL = Pattern.compile("\\$\\{([A-Z][A-Z_]+):-([^}]*)}");

  @Test
  void theReadmeNamesEverySettingWithItsDefaultAndNoOther() {
    Map<String, String> documented = new TreeMap<>();
    for (List<String> row : Page.at("README.md").table("| Setting | Default |")) {
      documented.put(plain(row.get(0)), plain(row.get(1)));
    }

    assertThat(documented).containsExactlyInAnyOrderEntriesOf(read());
  }

  // TokenSettings, SmtpSettings and CalendarSettings put these names together.
  private static final Map<String, String> PUT_TOGETHER =
      Map.of(
          "BOT_SMTP_HOST, BOT_SMTP_DE",
          NONE,
          "BOT_SMTP_TLS, BOT_SMTP_PORT",
          "starttls, by it",
          "BOT_SMTP_USUARIO, BOT_SMTP_CLAVE",
          NONE,
          "BOT_CALENDARIO",
          NONE,
          "BOT_HORAS_CONTACTO",
          "pais",
          "WHATSAPP_ACCESS_TOKEN",
          REQUIRED,
          "WHATSAPP_ACCESS_TOKEN_<id>",
          NONE,
          "WHATSAPP_ACCESS_TOKEN_FILE, WHATSAPP_ACCESS_TOKEN_<id>_FILE",
          NONE);

  private static Map<String, String> read() {
    Map<String, String> read = new TreeMap<>(PUT_TOGETHER);
    sources()
        .flatMap(source -> ASKED.matcher(source).results())
        .forEach(asked -> read.put(asked.group(2), standard(asked)));
    for (String file : List.of("bot", "bootstrap/src/main/resources/logback.xml")) {
      IN_SHELL
          .matcher(Page.read(file))
          .results()
          .forEach(m -> read.put(m.group(1), m.group(2).isEmpty() ? NONE : m.group(2)));
    }
    return read;
  }

  private static String standard(MatchResult asked) {
    return switch (asked.group(1)) {
      case "required" -> REQUIRED;
      case "optional" -> NONE;
      default -> asked.group(3) == null ? constant(asked.group(4)) : asked.group(3);
    };
  }

  private static String constant(String name) {
    Pattern declared = Pattern.compile("\\b" + name + "\\s*=\\s*\"([^\"]*)\";");
    return sources()
        .flatMap(source -> declared.matcher(source).results())
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> sources() {
    return Page.filesUnder("bootstrap/src/main/java", ".java").stream().map(Page::read);
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }
}
