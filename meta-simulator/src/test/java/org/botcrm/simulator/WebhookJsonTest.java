package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookJsonTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_749_416_383);

  @Test
  void oneTextIsWrittenExactlyLikeThis() {
    byte[] bytes =
        empty()
            .contact("16505551234", "US.1", "Zoë")
            .text("16505551234", "US.1", "wamid.1", NOW, "¿24/7?")
            .bytes();

    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\","
                + "\"changes\":[{\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{"
                + "\"display_phone_number\":\"15550783881\","
                + "\"phone_number_id\":\"106540352242922\"},"
                + "\"contacts\":[{\"profile\":{\"name\":\"Zo\\u00eb\"},\"wa_id\":\"16505551234\","
                + "\"user_id\":\"US.1\"}],\"messages\":[{\"from\":\"16505551234\","
                + "\"from_user_id\":\"US.1\",\"id\":\"wamid.1\",\"timestamp\":\"1749416383\","
                + "\"type\":\"text\",\"text\":{\"body\":\"\\u00bf24\\/7?\"}}]},"
                + "\"field\":\"messages\"}]}]}");
  }

  @Test
  void aBatchMixesMessagesAndStatusesOverEntriesAndChanges() {
    JsonNode json =
        parse(
            empty()
                .text("1650555", null, "wamid.1", NOW, "a")
                .status("wamid.2", "sent", NOW, "1650555", null, "fila-1")
                .nextChange()
                .failed("wamid.3", NOW, "1650555", null, 131026)
                .nextEntry()
                .message(Map.of("id", "wamid.4", "type", "reaction"))
                .status(Map.of("id", "wamid.5", "status", "nuevo")));

    assertThat(json.path("entry")).hasSize(2);
    assertThat(json.at("/entry/0/changes")).hasSize(2);
    assertThat(json.at("/entry/0/changes/0/value/messages/0/id").asText()).isEqualTo("wamid.1");
    assertThat(json.at("/entry/0/changes/0/value/statuses/0/biz_opaque_callback_data").asText())
        .isEqualTo("fila-1");
    assertThat(json.at("/entry/0/changes/1/value/statuses/0/errors/0/code").asInt())
        .isEqualTo(131026);
    assertThat(json.at("/entry/1/changes/0/value/messages/0/type").asText()).isEqualTo("reaction");
    assertThat(json.at("/entry/1/changes/0/value/statuses/0/status").asText()).isEqualTo("nuevo");
  }

  @Test
  void aWebhookHoldsAThousandUpdatesAndNoMore() {
    WebhookJson webhook = empty();
    for (int i = 0; i < 1_000; i++) {
      webhook.text("1650555", null, "wamid." + i, NOW, "a");
    }

    assertThat(parse(webhook).at("/entry/0/changes/0/value/messages")).hasSize(1_000);
    assertThatThrownBy(() -> webhook.status(Map.of("id", "wamid.x")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void signaturesAreThoseOfKnownVectors() {
    Signer signer = new Signer("test_app_secret");

    assertThat(signer.sign(ascii("{\"object\":\"whatsapp_business_account\",\"entry\":[]}")))
        .isEqualTo("sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756");
    assertThat(
            signer.sign(
                ascii(
                    "{\"object\":\"whatsapp_business_account\",\"entry\":"
                        + "[{\"t\":\"caf\\u00e9 \\ud83d\\ude00 \\/ a@b\"}]}")))
        .isEqualTo("sha256=b8ca9ce1610f152b3da2f8919054d3d2e6815962bce9fefa8c7096fe12894795");
  }

  private static WebhookJson empty() {
    return new WebhookJson("102290129340398", "106540352242922", "15550783881");
  }

  private static JsonNode parse(WebhookJson webhook) {
    return Json.readObject(webhook.bytes()).orElseThrow();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
