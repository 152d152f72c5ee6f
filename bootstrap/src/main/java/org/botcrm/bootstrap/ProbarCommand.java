package org.botcrm.bootstrap;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.botcrm.application.reply.LoanRules;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.testkit.chat.ChatFacts;
import org.botcrm.testkit.chat.ChatScriptException;
import org.botcrm.testkit.chat.ChatScriptRunner;
import org.botcrm.testkit.chat.ChatScripts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays written conversations, and tells which go otherwise. */
@Command(
    name = "probar",
    description = "Prueba conversaciones escritas (archivos .chat) contra el bot, sin enviar nada.",
    mixinStandardHelpOptions = true)
final class ProbarCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_ARGUMENTS = 2;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUTA",
      description = "Archivos .chat, o carpetas donde los hay (si falta, esta).")
  private List<Path> paths = List.of();

  @Option(names = "--ver", description = "Muestra las conversaciones enteras.")
  private boolean show;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() {
    List<Path> places = paths.isEmpty() ? List.of(Path.of(".")) : paths;
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      List<Path> found = ProbarCommand.in(place);
      if (found.isEmpty()) {
        System.err.println(
            (Files.exists(place) ? "No hay ningún archivo .chat en " : "No existe: ") + place);
        return WRONG_ARGUMENTS;
      }
      files.addAll(found);
    }
    return play(files, ScriptedWords.read(options.read()));
  }

  private static List<Path> in(Path place) {
    if (Files.isDirectory(place)) {
      return ChatScripts.in(place);
    }
    return Files.exists(place) ? List.of(place) : List.of();
  }

  private int play(List<Path> files, ScriptedWords words) {
    words.files().forEach(file -> System.out.println("Con " + file));
    ChatScriptRunner runner =
        new ChatScriptRunner(
            facts -> new ScriptedBot(facts, rules(facts, words), words.trust()),
            line -> {
              if (show) {
                System.out.println(line);
              }
            });
    long failed = files.stream().filter(file -> !goesAsWritten(runner, file)).count();
    System.out.println(files.size() - failed + " de " + files.size() + " van como están escritas.");
    return failed == 0 ? 0 : FAILED;
  }

  private static boolean goesAsWritten(ChatScriptRunner runner, Path file) {
    Optional<String> trouble;
    try {
      trouble = runner.run(ChatScripts.read(file)).map(ChatScriptRunner.Mismatch::inWords);
    } catch (ChatScriptException e) {
      trouble = Optional.ofNullable(e.getMessage());
    } catch (UncheckedIOException e) {
      trouble = Optional.of("no se puede leer; guárdelo en UTF-8 y revise los permisos");
    }
    trouble.ifPresent(words -> System.out.println("✗ " + file + ", " + words));
    return trouble.isEmpty();
  }

  /** The rules of these words, for a lender of that country. */
  static ReplyRules rules(ChatFacts facts, ScriptedWords words) {
    ZoneId zone = ScriptedBot.zone(facts);
    LenderCalendar calendar = words.calendar(facts.country(), zone);
    return LoanRules.standard(words.texts(), facts.country(), zone)
        .withIntents(words::intents)
        .withCalendar(() -> calendar)
        .withIdentity(words.levels(), words.trust())
        .rules();
  }
}
