package org.botcrm.meta.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.SendResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphAnswerTest {

  @Test
  void anIdIsAnAcceptance() {
    String body =
        """
        {"messaging_product":"whatsapp",
         "contacts":[{"input":"+584145550101","wa_id":"584145550101"}],
         "messages":[{"id":"wamid.S1","message_status":"accepted"}]}
        """;

    assertThat(read(200, body)).isEqualTo(new SendResult.Accepted(new MessageId("wamid.S1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "<html>",
        "{}",
        "[]",
        "null",
        "{\"messages\":[]}",
        "{\"messages\":{}}",
        "{\"messages\":[{\"id\":\" \"}]}",
        "{\"messages\":[{\"id\":null}]}",
        "{\"messages\":[{\"id\":\"wamid.S1\"}]"
      })
  void successWithoutAnIdIsUnknown(String body) {
    assertThat(read(200, body)).isInstanceOf(SendResult.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 401, false",
    "1, 400, true",
    "2, 503, true",
    "3, 500, false",
    "4, 400, true",
    "10, 403, false",
    "17, 400, true",
    "32, 400, true",
    "100, 400, false",
    "190, 401, false",
    "200, 403, false",
    "368, 403, false",
    "613, 400, true",
    "80007, 400, true",
    "130429, 400, true",
    "130472, 400, false",
    "131000, 500, true",
    "131016, 500, true",
    "131026, 400, false",
    "131031, 403, false",
    "131047, 400, false",
    "131048, 400, false",
    "131049, 400, false",
    "131056, 400, true",
    "131057, 500, true",
    "131062, 400, false",
    "132069, 400, false",
    "133004, 503, true",
    "133010, 400, false",
    "134101, 500, false",
    "999999, 400, false",
    "999999, 503, false"
  })
  void theCodeOfAnErrorDecides(int code, int status, boolean worthRetrying) {
    SendResult result =
        read(status, "{\"error\":{\"message\":\"(#%d) Title\",\"code\":%d}}".formatted(code, code));

    assertThat(result)
        .isInstanceOfSatisfying(
            SendResult.Rejected.class,
            rejected -> {
              assertThat(rejected.error().code()).isEqualTo(code);
              assertThat(rejected.error().words()).isNotBlank();
              assertThat(rejected.worthRetrying()).isEqualTo(worthRetrying);
            });
  }

  @Test
  void whatMetaCallsTransientIsWorthRetrying() {
    String error = "{\"error\":{\"code\":999999,\"is_transient\":true}}";

    assertThat(((SendResult.Rejected) read(500, error)).worthRetrying()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":{}}", "{\"error\":{\"code\":\"many\",\"message\":7}}"})
  void anErrorWithoutACodeIsStillARefusal(String body) {
    assertThat(read(200, body)).isInstanceOf(SendResult.Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "301, true",
    "302, true",
    "307, true",
    "308, true",
    "400, false",
    "401, false",
    "403, false",
    "404, false",
    "408, true",
    "413, false",
    "429, true"
  })
  void withoutAnErrorTheStatusTellsARefusal(int status, boolean worthRetrying) {
    for (String body : new String[] {"", "<html>canary</html>", "{}"}) {
      assertThat(read(status, body))
          .isInstanceOfSatisfying(
              SendResult.Rejected.class,
              rejected -> {
                assertThat(rejected.worthRetrying()).isEqualTo(worthRetrying);
                assertThat(rejected.error().code()).isZero();
                assertThat(rejected.error().words()).contains("HTTP " + status);
                assertThat(rejected.error().words()).doesNotContain("canary");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 599})
  void aGatewayThatGaveUpIsUnknown(int status) {
    assertThat(read(status, "<html>Bad gateway</html>")).isInstanceOf(SendResult.Unknown.class);
  }

  private static SendResult read(int status, String body) {
    return GraphAnswer.read(status, body.getBytes(UTF_8));
  }
}
