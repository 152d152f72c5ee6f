package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.testkit.chat.ChatScriptReader;
import org.botcrm.testkit.chat.ChatScriptRunner;
import org.botcrm.testkit.chat.ChatScripts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The written conversations go as they are written. */
class ChatScriptsTest {
  private static final Path FOLDER = Path.of("..", "docs", "conversaciones");
  private static final int AT_LEAST = 60;

  private final ScriptedWords words = ScriptedWords.shipped();
  private final ChatScriptRunner runner =
      new ChatScriptRunner(
          facts -> new ScriptedBot(facts, ProbarCommand.rules(facts, words), words.trust()));

  @TestFactory
  Stream<DynamicTest> everyConversationGoesAsItIsWritten() {
    List<Path> files = ChatScripts.in(FOLDER);
    assertThat(files).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()),
                    () ->
                        assertThat(
                                runner
                                    .run(ChatScripts.read(file))
                                    .map(ChatScriptRunner.Mismatch::inWords))
                            .isEmpty()));
  }

  @Test
  void aConversationThatGoesOtherwiseIsTold() {
    String script =
        """
        cliente: 1 | V-12345678 | MARIA PEREZ | 0414-1234567
        desde: 0414-1234567

        > hola
        < Buenas*
        """;

    assertThat(runner.run(ChatScriptReader.read("otra.chat", script)))
        .hasValueSatisfying(
            mismatch -> {
              assertThat(mismatch.line()).isEqualTo(5);
              assertThat(mismatch.actual()).startsWith("¡Hola, Maria!");
            });
  }
}
