package org.botcrm.meta.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Reads payloads that Meta and others published, from a folder that is not part of the project: the
 * system property {@code payloads.dir}, or {@code shared/payloads} beside the checkout. Skipped
 * where there is none.
 */
class PublishedPayloadsTest {
  private static final Set<String> LISTS =
      Set.of("messages", "message_echoes", "statuses", "errors");
  private static final Set<String> HOLDERS = Set.of("history", "threads", "standby");
  private static final Set<String> MESSAGE_FIELDS =
      Set.of("messages", "smb_message_echoes", "history", "standby");

  private final MetaWebhookParser parser = new MetaWebhookParser();

  @Test
  void everyPublishedWebhookIsReadWhole() throws IOException {
    Path folder = folder();
    assumeTrue(folder != null, "no folder of payloads");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        checkOne(file);
      }
    }
  }

  private void checkOne(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    ParsedDelivery parsed = parser.parse(bytes);
    boolean answerOfTheApi = name.startsWith("api_") || name.contains("_api_");

    assertThat(parsed.error() != null).as(name).isEqualTo(answerOfTheApi);
    assertThat(parsed.facts()).as(name).noneMatch(Fact.Unreadable.class::isInstance);
    assertThat(parsed.facts()).as(name).hasSize(countOf(new ObjectMapper().readTree(bytes)));
  }

  private static int countOf(JsonNode root) {
    int count = 0;
    for (JsonNode change :
        root.findValues("changes").stream().flatMap(JsonNode::valueStream).toList()) {
      String field = change.path("field").asText();
      JsonNode value = change.path("value");
      count +=
          MESSAGE_FIELDS.contains(field)
              ? countIn(value)
              : Math.max(1, value.path("user_preferences").size());
    }
    return count;
  }

  private static int countIn(JsonNode node) {
    int count = 0;
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      count += LISTS.contains(property.getKey()) ? property.getValue().size() : 0;
      count += HOLDERS.contains(property.getKey()) ? countIn(property.getValue()) : 0;
    }
    return count
        + (node.isArray() ? node.valueStream().mapToInt(PublishedPayloadsTest::countIn).sum() : 0);
  }

  private static @Nullable Path folder() {
    String named = System.getProperty("payloads.dir");
    if (named != null) {
      return Path.of(named);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(dir -> dir != null)
        .map(dir -> dir.resolveSibling("shared").resolve("payloads"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }
}
