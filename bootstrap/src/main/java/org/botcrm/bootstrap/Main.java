package org.botcrm.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.util.JavalinBindException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.botcrm.domain.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "bot",
    description = "Bot de WhatsApp para el CRM de una financiera.",
    mixinStandardHelpOptions = true,
    version = "bot 0.1.0",
    resourceBundle = "org.botcrm.bootstrap.ayuda",
    synopsisSubcommandLabel = "[ORDEN]",
    footer = {
      "",
      "Además, «./bot bench» mide el bot en este equipo; es un programa aparte.",
      "Cada orden explica lo suyo con --help."
    },
    subcommands = {
      DemoCommand.class,
      DecirCommand.class,
      ClientesDemoCommand.class,
      ServirCommand.class,
      IntencionesCommand.class,
      ReprocesarCommand.class,
      ProbarCommand.class,
      PersonaCommand.class
    })
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_SETTINGS = 2;

  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the process with its code: 0 done, 1 failed, 2 wrong settings. */
  public static void main(String[] args) {
    // Whatever the locale of the machine: the texts are Spanish, and a C locale would print «?».
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    System.exit(run(args));
  }

  static int run(String... args) {
    // Picocli's own writers would write as the locale says.
    return commandLine()
        .setOut(new PrintWriter(System.out, true, UTF_8))
        .setErr(new PrintWriter(System.err, true, UTF_8))
        .execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(new WrongArguments())
        .setExecutionExceptionHandler(Main::explain);
  }

  /** Without a command, says which there are. */
  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
    return 0;
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) {
    if (e instanceof SettingsException) {
      command.getErr().println("No se puede arrancar. Corrija lo siguiente:");
      e.getMessage().lines().forEach(line -> command.getErr().println("  - " + line));
      return WRONG_SETTINGS;
    }
    command.getErr().println("No se pudo: " + inWords(e));
    return FAILED;
  }

  private static String inWords(Exception e) {
    if (e instanceof StorageException) {
      return "la base de datos no responde ("
          + e.getMessage()
          + "). Revise DATABASE_URL y, si lo usa, CRM_SCHEMA.";
    }
    if (e.getCause() instanceof JavalinBindException) {
      return "otro programa usa ya ese puerto ("
          + e.getMessage()
          + "). Ciérrelo o elija otro: PORT"
          + " para servir, --puerto para la demostración.";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
