package org.botcrm.meta.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageMediaTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static JsonNode message(String type, String media) throws Exception {
    return MAPPER.readTree("{\"type\":\"" + type + "\",\"" + type + "\":" + media + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "audio", "voice", "video", "document", "sticker"})
  void everyTypeWithAFileGivesItsReference(String type) throws Exception {
    JsonNode message =
        message(
            type,
            """
            {"id": "1003", "mime_type": "audio/ogg; codecs=opus", "filename": "../../x.html",
             "sha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
             "url": "https://lookaside.fbsbx.com/?mid=1"}""");

    assertThat(MessageMedia.of(type, message))
        .isEqualTo(
            new MediaReference(
                "1003",
                "audio/ogg; codecs=opus",
                new Sha256("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                "../../x.html",
                "https://lookaside.fbsbx.com/?mid=1"));
  }

  @Test
  void theIdIsEnough() throws Exception {
    assertThat(MessageMedia.of("image", message("image", "{\"id\": \"1003\"}")))
        .isEqualTo(new MediaReference("1003", null, null, null, null));
  }

  @Test
  void withoutAnIdThereIsNoFile() throws Exception {
    for (String media : new String[] {"{}", "7", "null", "{\"id\": \"\"}", "{\"id\": {}}"}) {
      assertThat(MessageMedia.of("image", message("image", media))).as(media).isNull();
    }
    assertThat(MessageMedia.of("text", message("text", "{\"id\": \"1003\"}"))).isNull();
    assertThat(MessageMedia.of(null, message("image", "{\"id\": \"1003\"}"))).isNull();
  }

  @Test
  void whatIsNotOfMetasFormIsLeftOut() throws Exception {
    String longUrl = "https://lookaside.fbsbx.com/" + "a".repeat(5_000);
    JsonNode message =
        message(
            "document",
            "{\"id\": \"1003\", \"sha256\": \"AAAA\", \"filename\": \"\\u0000 \\n\","
                + " \"mime_type\": 7.5, \"url\": \""
                + longUrl
                + "\"}");

    assertThat(MessageMedia.of("document", message))
        .isEqualTo(new MediaReference("1003", "7.5", null, null, null));
  }

  @Test
  void aDocumentOfAWebhookBringsItsFileAlong() {
    Fact fact = new MetaWebhookParser().parse(Fixtures.bytes("document")).facts().get(0);

    MediaReference media = Objects.requireNonNull(((Fact.Message) fact).message().media());
    assertThat(media.id()).isEqualTo("700700");
    assertThat(media.fileName()).isEqualTo("recibo.pdf");
    assertThat(media.mimeType()).isEqualTo("application/pdf");
  }
}
