package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's table of what a conversacion has, beside the description of the API. */
class ColumnsTest {

  @Test
  void theGuideExplainsEveryFieldOfAConversacionAndNoOther() throws IOException {
    List<String> explained = new ArrayList<>();
    for (List<String> row : Page.at("docs/guia.md").table("| Campo | Qué es |")) {
      Stream.of(row.get(0).replace("`", "").split(",")).map(String::strip).forEach(explained::add);
    }

    assertThat(explained).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(described());
  }

  private static List<String> described() throws IOException {
    JsonNode api =
        new ObjectMapper()
            .readTree(
                Page.read("adapter-web-javalin/src/main/resources/org/botcrm/web/openapi.json"));
    List<String> names = new ArrayList<>();
    api.at("/components/schemas/Conversacion/properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
