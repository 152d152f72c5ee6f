package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.Direction;
import org.botcrm.simulator.Tick;
import org.junit.jupiter.api.Test;

class DemoScreenTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void buttonsAreShownWithTheirNumbers() {
    String buttons =
        """
        {"type":"button","body":{"text":"¿Sí?"},"action":{"buttons":[
          {"type":"reply","reply":{"id":"a","title":"Sí, está bien"}},
          {"type":"reply","reply":{"id":"b","title":"No"}}]}}
        """;

    assertThat(DemoScreen.answer(message("interactive", "¿Sí?\nDilo", buttons)).lines())
        .containsExactly(
            "Bot      « ¿Sí?",
            "           Dilo",
            "           [1] Sí, está bien",
            "           [2] No",
            "           ✓ enviado");
  }

  @Test
  void rowsOfEverySectionAreCountedOn() {
    String list =
        """
        {"type":"list","body":{"text":"¿Cuál?"},"action":{"button":"Ver","sections":[
          {"title":"A","rows":[{"id":"1","title":"Moto"}]},
          {"title":"B","rows":[{"id":"2","title":"Nevera"},{"id":"3","title":"Otro"}]}]}}
        """;

    assertThat(DemoScreen.answer(message("interactive", "¿Cuál?", list)))
        .contains("[1] Moto\n", "[2] Nevera\n", "[3] Otro\n");
  }

  @Test
  void whatHasNoWordsIsNamed() {
    assertThat(DemoScreen.answer(message("sticker", null, "{\"id\":\"1\"}")))
        .startsWith("Bot      « (sticker)");
  }

  private static ChatMessage message(String type, String text, String content) {
    return new ChatMessage(
        1, 1, "wamid.1", Direction.OUTBOUND, "1", type, text, content, NOON, ticks());
  }

  private static List<Tick> ticks() {
    return List.of(new Tick("sent", NOON));
  }
}
