package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.botcrm.domain.understanding.Intents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It reads the log, which is the whole process's")
class ServerIntentsTest {
  @TempDir private Path folder;

  private static void settle(ServerIntents intents) {
    intents.check();
    intents.check();
  }

  @Test
  void withoutAFileTheShippedPhrasesHold() {
    try (ServerIntents intents = ServerIntents.open(null)) {
      assertThat(intents.get().version()).isEqualTo(Intents.standard().version());
      assertThat(intents.problems()).isEmpty();
    }
  }

  @Test
  void aChangedFileHoldsWithoutARestartAndAWrongOneIsToldOf() throws IOException {
    Path file = Files.writeString(folder.resolve("intenciones.txt"), "[saldo]\nbillete\n");
    try (ServerIntents intents = ServerIntents.open(file);
        LogCapture log = new LogCapture()) {
      assertThat(intents.get().understand("billete").has("saldo")).isTrue();

      Files.writeString(file, "[saldo]\nbillete\nejemplo: plata\n");
      settle(intents);

      assertThat(intents.get().understand("billete").has("saldo")).isTrue();
      assertThat(intents.problems()).singleElement().asString().contains("línea 3", "plata");
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("BOT_INTENCIONES", "línea 3", "plata");

      Files.writeString(file, "[saldo]\nbillete, plata\nejemplo: plata\n");
      settle(intents);

      assertThat(intents.get().understand("plata").has("saldo")).isTrue();
      assertThat(intents.problems()).isEmpty();
    }
  }

  @Test
  void aFileThatIsWrongAtTheStartStopsTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("intenciones.txt"), "[saldos]\nbillete\n");

    assertThatThrownBy(() -> ServerIntents.open(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("BOT_INTENCIONES")
        .hasMessageContaining("línea 1");
  }

  @Test
  void aCommandTriesAFileBeforeItIsUsed() throws IOException {
    Path right = Files.writeString(folder.resolve("bien.txt"), "[saldo]\nbillete, plata\n");
    Path wrong = Files.writeString(folder.resolve("mal.txt"), "[saldo]\n* billete\n");

    assertThat(runs(0, "intenciones", right.toString()))
        .contains("bien: 1 intenciones, 2 frases", "no tiene [menu]");
    assertThat(runs(2, "intenciones", wrong.toString())).contains("mal:", "línea 2");
    assertThat(runs(2, "intenciones", folder.resolve("no.txt").toString())).contains("no existe");
    assertThat(runs(0, "intenciones")).contains("bien: 28 intenciones");
    assertThat(runs(0, "intenciones", "--mostrar")).contains("[saldo]");
  }

  private static String runs(int code, String... arguments) {
    try (LogCapture log = new LogCapture()) {
      assertThat(Main.run(arguments)).isEqualTo(code);
      return String.join("\n", log.all());
    }
  }
}
