package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line says by itself, before any command runs. */
class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "demo --help",
        "decir --help",
        "servir --help",
        "intenciones --help",
        "reprocesar --help",
        "volar",
        "demo --puert 1",
        "demo --puerto",
        "decir"
      })
  void helpIsInSpanish(String arguments) {
    run(arguments);

    assertThat(out.toString() + err)
        .contains("Uso: bot", "Muestra esta ayuda y termina.", "Muestra la versión y termina.")
        .doesNotContainPattern("Usage|Show|Print|Command|COMMAND|<[a-zA-Z]+>");
  }

  @Test
  void theHelpNamesEveryCommandAndWhatTheScriptAddsToThem() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString()).contains("[ORDEN]", "Órdenes:", "./bot bench");
    assertThat(out.toString()).contains(Main.commandLine().getSubcommands().keySet());
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "volar, No existe la orden «volar».",
    "--volar, No existe la opción «--volar».",
    "dem, No existe la orden «dem».",
    "demo --puert 1, No existe la opción «--puert».",
    "demo sobra, Sobra «sobra».",
    "demo --puerto, Falta el valor de «--puerto».",
    "demo --puerto ocho, «ocho» no vale para «--puerto».",
    "demo --puerto 1 --puerto 2, «--puerto» está más de una vez.",
    "decir, Faltan NUMERO y TEXTO.",
    "decir +584141234567, 'Falta TEXTO, o «--elegir», o «--archivo».'",
    "decir +584141234567 --elegir 1 --archivo foto, Sobra «--archivo»: con «--elegir» no se manda"
        + " nada más.",
    "decir +584141234567 hola --elegir 1, Sobra TEXTO: con «--elegir» no se escribe nada más.",
    "decir +584141234567 --elegir x, «x» no vale para «--elegir».",
    "decir 04141234567 hola, '«04141234567» no vale para «NUMERO»: con código de país, como"
        + " +584141234567.'",
    "decir +584141234567 hola --espera -1, '«-1» no vale para «--espera»: segundos, de 0 a 3600.'",
    "decir +584141234567 hola --simulador http://example.com, «http://example.com» no vale para"
        + " «--simulador»: http://127.0.0.1:PUERTO.",
    "decir +584141234567 hola --espera x, «x» no vale para «--espera».",
    "decir +584141234567 hola --simulador ::, «::» no vale para «--simulador».",
    "servir --propiedades, Falta el valor de «--propiedades».",
    "reprocesar --demo=3, «3» no vale para «--demo».",
  })
  void whatIsWrongWithTheArgumentsIsToldInSpanish(String arguments, String told) {
    assertThat(run(arguments)).isEqualTo(2);

    assertThat(err.toString().lines()).contains(told);
    assertThat(err.toString())
        .doesNotContainPattern("Missing|Unknown|Unmatched|Invalid|should|Possible|Did you");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--puerto -1",
        "--puerto 65536",
        "--puerto-simulador -1",
        "--puerto-simulador 65536"
      })
  void aPortThatCannotBeIsRefusedBeforeTheDemoStarts(String option) {
    assertThat(run("demo " + option)).isEqualTo(2);

    assertThat(err.toString())
        .contains("  - " + option.split(" ")[0] + ": no es válido. Un número de 0 a 65535.");
  }

  private int run(String arguments) {
    CommandLine bot = Main.commandLine();
    bot.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return bot.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
