package org.botcrm.meta.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.botcrm.domain.delivery.Fact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a delivery is lost, however it is put together and whatever is broken in it. */
class TotalFanOutTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final MetaWebhookParser parser = new MetaWebhookParser();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyElementOfEveryLevelIsAFactOfItsOwn(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>();
    ObjectNode delivery = MAPPER.createObjectNode().put("object", "whatsapp_business_account");
    ArrayNode entries = delivery.putArray("entry");
    for (int entry = random.nextInt(4); entry >= 0; entry--) {
      ArrayNode changes = entries.addObject().put("id", "1").putArray("changes");
      for (int change = random.nextInt(4); change > 0; change--) {
        ObjectNode value = changes.addObject().put("field", "messages").putObject("value");
        value.putObject("metadata").put("phone_number_id", "100");
        fill(value.putArray("messages"), "text", random.nextInt(6), ids);
        fill(value.putArray("statuses"), "sent", random.nextInt(6), ids);
      }
    }

    List<Fact> facts = parser.parse(MAPPER.writeValueAsBytes(delivery)).facts();

    assertThat(facts).extracting(TotalFanOutTest::idOf).isEqualTo(ids);
  }

  private static void fill(ArrayNode list, String word, int count, List<String> ids) {
    for (int i = 0; i < count; i++) {
      String id = "wamid." + ids.size();
      ids.add(id);
      list.addObject().put("id", id).put("timestamp", "1").put("type", word).put("status", word);
    }
  }

  private static String idOf(Fact fact) {
    return fact instanceof Fact.Message message
        ? message.message().id().value()
        : ((Fact.Status) fact).status().messageId().value();
  }

  static List<String> fixtures() {
    return Fixtures.names();
  }

  /** Removes or replaces each part of each fixture in turn: the deliveries around stay whole. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void whateverIsBrokenTheOthersAreRead(String fixture) throws IOException {
    JsonNode sound = MAPPER.readTree(Fixtures.bytes("text")).path("entry").path(0);
    Fact soundFact = parser.parse(Fixtures.bytes("text")).facts().get(0);
    for (JsonNode broken : broken(MAPPER.readTree(Fixtures.bytes(fixture)).path("entry").path(0))) {
      ObjectNode delivery = MAPPER.createObjectNode().put("object", "whatsapp_business_account");
      delivery.putArray("entry").add(sound).add(broken).add(sound);

      List<Fact> facts = parser.parse(MAPPER.writeValueAsBytes(delivery)).facts();

      boolean whole =
          facts.size() > 1
              && facts.get(0).equals(soundFact)
              && facts.get(facts.size() - 1).equals(soundFact);
      assertThat(whole).as(broken::toString).isTrue();
    }
  }

  /** And the elements beside it too. */
  @Test
  void aBadMessageCostsOnlyItself() throws IOException {
    ObjectNode delivery = (ObjectNode) MAPPER.readTree(Fixtures.bytes("text"));
    ArrayNode messages = (ArrayNode) delivery.at("/entry/0/changes/0/value/messages");
    JsonNode sound = messages.get(0);
    for (JsonNode broken : broken(sound)) {
      messages.removeAll().add(sound).add(broken).add(sound);

      List<Fact> facts = parser.parse(MAPPER.writeValueAsBytes(delivery)).facts();

      assertThat(facts).as(broken::toString).hasSize(3);
      assertThat(facts.get(0)).isInstanceOf(Fact.Message.class).isEqualTo(facts.get(2));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aDeliveryCutAnywhereIsUnreadable(String fixture) throws IOException {
    byte[] whole = MAPPER.writeValueAsBytes(MAPPER.readTree(Fixtures.bytes(fixture)));

    assertThat(
            IntStream.iterate(0, cut -> cut < whole.length, cut -> cut + 5)
                .filter(cut -> parser.parse(Arrays.copyOf(whole, cut)).error() == null))
        .isEmpty();
  }

  /** The tree with each of its nodes taken away or replaced by something of each type. */
  private static List<JsonNode> broken(JsonNode tree) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String pointer : pointers(tree, "").toList()) {
      String parent = pointer.substring(0, pointer.lastIndexOf('/'));
      String key = pointer.substring(pointer.lastIndexOf('/') + 1);
      all.add(changed(tree, parent, key, null));
      for (String other : List.of("null", "-7", "1e400", "\"{0}\"", "[[1]]", "{}")) {
        all.add(changed(tree, parent, key, MAPPER.readTree(other)));
      }
    }
    return all;
  }

  private static JsonNode changed(
      JsonNode tree, String parent, String key, @Nullable JsonNode other) {
    JsonNode copy = tree.deepCopy();
    JsonNode holder = copy.at(parent);
    if (holder instanceof ObjectNode object) {
      object.remove(key);
      if (other != null) {
        object.set(key, other);
      }
    } else if (other != null) {
      ((ArrayNode) holder).set(Integer.parseInt(key), other);
    } else {
      ((ArrayNode) holder).remove(Integer.parseInt(key));
    }
    return copy;
  }

  private static Stream<String> pointers(JsonNode node, String at) {
    if (node.isObject()) {
      return node.properties().stream()
          .flatMap(e -> withInner(e.getValue(), at + "/" + e.getKey()));
    }
    List<Stream<String>> inner = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      inner.add(withInner(node.get(i), at + "/" + i));
    }
    return inner.stream().flatMap(s -> s);
  }

  private static Stream<String> withInner(JsonNode node, String pointer) {
    return Stream.concat(Stream.of(pointer), pointers(node, pointer));
  }
}
