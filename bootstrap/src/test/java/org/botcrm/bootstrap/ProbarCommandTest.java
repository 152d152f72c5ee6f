package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.botcrm.domain.understanding.Intents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbarCommandTest {
  private static final String SCRIPT =
      """
      desde: 0414-1234567

      > zambomba
      < Épale, ¿su cédula?
      """;

  @TempDir private Path folder;

  @Test
  void aSingleFileIsPlayed() throws IOException {
    Path script = write("bien.chat", "desde: 0414-1234567\n\n> hola\n< ¡Hola!*\n");
    write("mal.chat", SCRIPT);

    assertThat(run(script.toString())).isZero();
    assertThat(run(folder.toString())).isEqualTo(1);
  }

  @Test
  void theLendersOwnTextsAndPhrasesHold() throws IOException {
    Path script = write("otra.chat", SCRIPT);
    Path texts = write("textos.properties", "saludo-desconocido=Épale, ¿su cédula?\n");
    Path intents =
        write("mias.txt", Intents.shipped().replaceFirst("(?m)^\\[saludo]$", "$0\nzambomba"));
    Path settings =
        write("bot.properties", "BOT_TEXTOS=" + texts + "\nBOT_INTENCIONES=" + intents + "\n");

    assertThat(run(script.toString())).isEqualTo(1);
    assertThat(run(script.toString(), "--propiedades", settings.toString())).isZero();
  }

  @Test
  void whatIsWrongInThoseFilesIsToldBeforeAnythingIsPlayed() throws IOException {
    Path script = write("otra.chat", SCRIPT);
    Path texts = write("textos.properties", "nada=x\n");
    Path settings = write("bot.properties", "BOT_TEXTOS=" + texts + "\n");

    assertThat(run(script.toString(), "--propiedades", settings.toString())).isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsTold() {
    assertThat(run(folder.resolve("ninguno.chat").toString())).isEqualTo(2);
    assertThat(run(folder.toString())).isEqualTo(2);
  }

  private static int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "probar";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine().execute(all);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
