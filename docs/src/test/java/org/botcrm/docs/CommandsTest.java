package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.botcrm.bootstrap.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands that the pages give. */
class CommandsTest {
  // Up to what ends a command in a shell, or in a line of prose.
  private static final Pattern COMMAND =
      Pattern.compile("\\./bot((?: +(?:\"[^\"]*\"|[^\\s`#&|>«»]+))*)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @ParameterizedTest
  @MethodSource("org.botcrm.docs.Page#all")
  void everyCommandOnAPageIsOneThatTheProgramTakes(Page page) {
    for (List<String> command : commands(page)) {
      if (isOfTheScript(command)) {
        continue;
      }
      assertThatCode(() -> new CommandLine(Main.class).parseArgs(command.toArray(String[]::new)))
          .as("%s: ./bot %s", page, String.join(" ", command))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theReadmeShowsEveryCommand() {
    assertThat(commands(Page.at("README.md")))
        .filteredOn(command -> !command.isEmpty())
        .extracting(command -> command.get(0))
        .containsAll(new CommandLine(Main.class).getSubcommands().keySet());
  }

  /** The script runs some commands by itself; what follows them is not the program's. */
  private static boolean isOfTheScript(List<String> command) {
    return !command.isEmpty() && Page.read("bot").contains("\"${1:-}\" = " + command.get(0) + " ]");
  }

  private static List<List<String>> commands(Page page) {
    List<List<String>> commands = new ArrayList<>();
    COMMAND
        .matcher(page.text())
        .results()
        .map(command -> words(command.group(1)))
        .forEach(commands::add);
    return commands;
  }

  private static List<String> words(String arguments) {
    return WORD.matcher(arguments)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }
}
