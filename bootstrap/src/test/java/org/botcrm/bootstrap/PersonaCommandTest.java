package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonaCommandTest {
  @TempDir private Path folder;
  private Path settings;
  private String out = "";
  private String err = "";

  @BeforeEach
  void configure() throws IOException {
    settings = folder.resolve("bot.properties");
    Files.writeString(settings, "DATABASE_URL=jdbc:sqlite:" + folder.resolve("bot.db") + "\n");
  }

  @Test
  void aPersonIsAddedListedAndChanged() {
    assertThat(run("crear", "--usuario", "Ana", "--nombre", "Ana Pérez", "--rol", "agente"))
        .isZero();
    String password = out.lines().skip(1).findFirst().orElseThrow();
    assertThat(password).hasSizeGreaterThanOrEqualTo(20).doesNotContain(" ");

    assertThat(run("lista")).isZero();
    assertThat(out).containsPattern("ana +agente +activa +Ana Pérez").doesNotContain(password);

    assertThat(run("cambiar", "--usuario", "ana", "--rol", "SUPERVISOR", "--no-activa")).isZero();
    run("lista");
    assertThat(out).containsPattern("ana +supervisor +de baja");

    assertThat(run("cambiar", "--usuario", "ana", "--activa")).isZero();
    assertThat(out).contains("supervisor, activa");

    assertThat(run("clave", "--usuario", "ana")).isZero();
    assertThat(out).doesNotContain(password);
  }

  @Test
  void aUsernameIsGivenOnce() {
    run("crear", "--usuario", "ana", "--nombre", "Ana", "--rol", "agente");

    assertThat(run("crear", "--usuario", "ANA", "--nombre", "Otra", "--rol", "agente")).isOne();
    assertThat(err).contains("Ya hay alguien con el usuario «ana».");
  }

  @Test
  void whatIsWrongIsToldInSpanish() {
    assertThat(run("crear", "--usuario", "a", "--nombre", "Ana", "--rol", "agente")).isEqualTo(2);
    assertThat(err).contains("--usuario: de 2 a 64 letras");
    assertThat(run("crear", "--usuario", "ana", "--nombre", " ", "--rol", "agente")).isEqualTo(2);
    assertThat(err).contains("--nombre: de 1 a 100");
    assertThat(run("crear", "--usuario", "ana", "--nombre", "Ana", "--rol", "jefa")).isEqualTo(2);
    assertThat(err).contains("--rol: uno de agente, supervisor, auditor, administrador.");
    assertThat(run("clave", "--usuario", "nadie")).isOne();
    assertThat(err).contains("No hay nadie con el usuario «nadie».");
  }

  private int run(String... arguments) {
    StringWriter said = new StringWriter();
    StringWriter failed = new StringWriter();
    List<String> all = new ArrayList<>(List.of("persona"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--propiedades", settings.toString()));
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(failed, true))
            .execute(all.toArray(String[]::new));
    out = said.toString();
    err = failed.toString();
    return code;
  }
}
