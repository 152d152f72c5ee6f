package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.message.PhoneNumberId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {
  private static final String NAME = "WHATSAPP_ACCESS_TOKEN";
  private static final String OTHER = "106540352242923";

  @TempDir private Path folder;
  private final Map<String, String> values = new HashMap<>();

  @BeforeEach
  void fill() {
    values.putAll(Keys.settings(RunningBot.NOWHERE, "jdbc:sqlite:" + folder.resolve("bot.db")));
  }

  @Test
  void oneTokenServesEveryNumber() {
    assertThat(tokenOf(Keys.NUMBER)).isEqualTo(Keys.TOKEN);
    assertThat(tokenOf(OTHER)).isEqualTo(Keys.TOKEN);
  }

  @Test
  void aNumberMayHaveATokenOfItsOwn() {
    values.put(NAME + "_" + OTHER, "canario-propio");

    assertThat(tokenOf(Keys.NUMBER)).isEqualTo(Keys.TOKEN);
    assertThat(tokenOf(OTHER)).isEqualTo("canario-propio");
    assertThat(settings().toString() + settings().summary())
        .contains(NAME + "_" + OTHER)
        .doesNotContain("canario");
  }

  @Test
  void tokensMayBeInFilesOfTheirOwn() throws IOException {
    values.remove(NAME);
    values.put(NAME + "_FILE", file("uno", "canario-uno\n").toString());
    values.put(NAME + "_" + OTHER + "_FILE", file("dos", "  canario-dos\r\n").toString());

    assertThat(tokenOf(Keys.NUMBER)).isEqualTo("canario-uno");
    assertThat(tokenOf(OTHER)).isEqualTo("canario-dos");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "canario con espacio", "canario\nque sigue"})
  void aFileWithoutATokenIsTold(String content) throws IOException {
    values.remove(NAME);
    values.put(NAME + "_FILE", file("uno", content).toString());

    assertThat(mistakes()).singleElement().asString().startsWith(NAME + "_FILE: no es válido");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    values.put(NAME + "_" + OTHER + "_FILE", folder.resolve("nada").toString());

    assertThat(mistakes())
        .singleElement()
        .asString()
        .startsWith(NAME + "_" + OTHER + "_FILE: no es válido");
  }

  @Test
  void aTokenAndAFileOfItAreOneTooMany() throws IOException {
    values.put(NAME + "_FILE", file("uno", "canario").toString());

    assertThat(mistakes()).singleElement().asString().startsWith(NAME + ": sobra.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_AVENIDA", "_10654x", "_FILE_106540352242923", "_"})
  void aNameThatIsOfNoNumberIsTold(String end) {
    values.put(NAME + end, "canario");

    assertThat(mistakes())
        .singleElement()
        .asString()
        .startsWith(NAME + end + ": no es válido.")
        .doesNotContain("canario");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private String tokenOf(String number) {
    return settings().meta().accessTokens().of(new PhoneNumberId(number)).value();
  }

  private ServerSettings settings() {
    return ServerSettings.read(values);
  }

  private List<String> mistakes() {
    return catchThrowableOfType(SettingsException.class, this::settings)
        .getMessage()
        .lines()
        .toList();
  }
}
