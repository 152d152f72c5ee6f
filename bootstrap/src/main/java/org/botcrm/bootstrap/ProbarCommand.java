package org.botcrm.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.Intents;
import org.botcrm.testkit.chat.ChatFacts;
import org.botcrm.testkit.chat.ChatScriptException;
import org.botcrm.testkit.chat.ChatScriptRunner;
import org.botcrm.testkit.chat.ChatScripts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the written conversations of a folder, and tells which go otherwise. */
@Command(
    name = "probar",
    description = "Prueba conversaciones escritas (archivos .chat) contra el bot, sin enviar nada.",
    mixinStandardHelpOptions = true)
final class ProbarCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_ARGUMENTS = 2;

  @Parameters(
      arity = "0..1",
      paramLabel = "CARPETA",
      description = "Donde están los archivos .chat.")
  private Path folder = Path.of(".");

  @Option(names = "--ver", description = "Muestra las conversaciones enteras.")
  private boolean show;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      System.err.println("No es una carpeta: " + folder);
      return WRONG_ARGUMENTS;
    }
    List<Path> files = ChatScripts.in(folder);
    if (files.isEmpty()) {
      System.err.println("No hay ningún archivo .chat en " + folder);
      return WRONG_ARGUMENTS;
    }
    Intents intents = Intents.standard();
    ChatScriptRunner runner =
        new ChatScriptRunner(
            facts -> new ScriptedBot(facts, rules(facts, intents)),
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
    }
    trouble.ifPresent(words -> System.out.println("✗ " + file + ", " + words));
    return trouble.isEmpty();
  }

  /** The rules that ship, for a lender of that country. */
  static ReplyRules rules(ChatFacts facts, Intents intents) {
    ZoneId zone = ScriptedBot.zone(facts);
    LenderCalendar calendar = LenderCalendar.assumed(facts.country(), zone);
    return LoanRules.of(
        ReplyTexts.standard(),
        () -> intents,
        () -> calendar,
        facts.country(),
        zone,
        AnswerLevels.standard(),
        TrustSettings.standard(),
        OptionalInt::empty);
  }
}
