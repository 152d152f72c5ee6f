package org.botcrm.bootstrap;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.botcrm.domain.understanding.Intents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a file of intents without a server: 0 when it is right, 2 when something is wrong. */
@Command(
    name = "intenciones",
    description = "Revisa un archivo de intenciones: prueba sus frases y sus ejemplos.",
    mixinStandardHelpOptions = true)
final class IntencionesCommand implements Callable<Integer> {
  private static final int WRONG = 2;

  @Parameters(
      arity = "0..1",
      paramLabel = "ARCHIVO",
      description = "El archivo; si falta, el que viene con el bot.")
  private @Nullable Path file;

  @Option(names = "--mostrar", description = "Escribe el archivo que viene con el bot.")
  private boolean show;

  @Override
  public Integer call() {
    if (show) {
      System.out.print(Intents.shipped());
      return 0;
    }
    return read().match(IntencionesCommand::right, this::wrong);
  }

  private FileReading<Intents> read() {
    try {
      return ServerIntents.read(
          file == null ? Intents.shipped() : Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      return new FileReading.Refused<>(List.of("no está en UTF-8; guárdelo en esa codificación"));
    } catch (IOException e) {
      return new FileReading.Refused<>(List.of("no existe o no se puede leer"));
    }
  }

  private static int right(Intents intents) {
    System.out.printf(
        "bien: %d intenciones, %d frases (versión %s)%n",
        intents.names().size(), intents.phrases(), intents.version());
    Intents.NAMES.stream()
        .filter(name -> !intents.names().contains(name))
        .forEach(name -> System.out.println("  no tiene [" + name + "]: nunca se entenderá"));
    return 0;
  }

  private int wrong(List<String> problems) {
    System.out.println("mal: " + (file == null ? "el archivo del bot" : file));
    problems.forEach(problem -> System.out.println("  " + problem));
    return WRONG;
  }
}
