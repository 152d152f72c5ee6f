package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void theLendersOwnHoursHold() throws IOException {
    Path script = write("horario.chat", "desde: 0414-1234567\n\n> a qué hora abren\n< *10:15*\n");
    Path hours = write("calendario.txt", "horario lunes-viernes 10:15-16:00\n");
    Path settings = write("bot.properties", "BOT_CALENDARIO=" + hours + "\n");

    assertThat(run(script.toString())).isEqualTo(1);
    assertThat(run(script.toString(), "--propiedades", settings.toString())).isZero();

    Files.writeString(hours, "horario nuncajamas 10-11\n");
    assertThat(run(script.toString(), "--propiedades", settings.toString())).isEqualTo(2);
  }

  @Test
  void theTrustThatFiguresTakeHolds() throws IOException {
    Path script =
        write(
            "saldo.chat",
            """
            cliente: 1 | V-12345678 | MARIA PEREZ | 0414-1234567 | maria@ejemplo.com
            préstamo: 10 | 1 | Moto | APROBADO | 12 x 100.00 | desde 2026-09-15 | pagadas 3
            desde: 0414-1234567

            > cuánto debo
            < *$ 900,00*
            """);
    Path settings = write("bot.properties", "BOT_NIVEL_DINERO=verificado\n");

    assertThat(run(script.toString())).isZero();
    assertThat(run(script.toString(), "--propiedades", settings.toString())).isEqualTo(1);
  }

  @Test
  void aMissingFileOfSettingsIsToldByItself() {
    String missing = folder.resolve("no-esta.properties").toString();
    for (String command : List.of("servir", "probar", "reprocesar")) {
      StringWriter told = new StringWriter();
      String[] arguments =
          command.equals("probar")
              ? new String[] {command, "../docs/conversaciones", "--propiedades", missing}
              : new String[] {command, "--propiedades", missing};

      int code = Main.commandLine().setErr(new PrintWriter(told)).execute(arguments);

      assertThat(code).as(command).isEqualTo(2);
      assertThat(told.toString().lines().filter(line -> line.startsWith("  - ")))
          .as(command)
          .singleElement()
          .asString()
          .contains("no existe el archivo", "no-esta.properties");
    }
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
