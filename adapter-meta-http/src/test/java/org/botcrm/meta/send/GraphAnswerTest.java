package org.botcrm.meta.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.Remedy;
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
    "0, 401, STOP_NUMBER",
    "1, 400, RETRY",
    "2, 503, RETRY",
    "4, 400, SLOW_NUMBER",
    "10, 403, STOP_NUMBER",
    "100, 400, GIVE_UP",
    "190, 401, STOP_NUMBER",
    "200, 403, STOP_NUMBER",
    "247, 403, STOP_NUMBER",
    "300, 403, GIVE_UP",
    "368, 403, STOP_NUMBER",
    "80007, 400, SLOW_NUMBER",
    "130429, 400, SLOW_NUMBER",
    "131000, 500, RETRY",
    "131016, 500, RETRY",
    "131026, 400, GIVE_UP",
    "131031, 403, STOP_NUMBER",
    "131047, 400, GIVE_UP",
    "131056, 400, SLOW_CHAT",
    "132069, 400, GIVE_UP",
    "133004, 503, RETRY",
    "133010, 400, STOP_NUMBER",
    "999999, 400, GIVE_UP",
    "999999, 503, GIVE_UP"
  })
  void theCodeOfAnErrorDecides(int code, int status, Remedy remedy) {
    SendResult result =
        read(status, "{\"error\":{\"message\":\"(#%d) Title\",\"code\":%d}}".formatted(code, code));

    assertThat(result)
        .isInstanceOfSatisfying(
            SendResult.Rejected.class,
            rejected -> {
              assertThat(rejected.error().code()).isEqualTo(code);
              assertThat(rejected.error().words()).isNotBlank();
              assertThat(rejected.remedy()).isEqualTo(remedy);
            });
  }

  /** The same code for a wrong value of one message and for a number that is not ours. */
  @Test
  void aNumberThatTheTokenDoesNotReachStopsIt() {
    String error = "{\"error\":{\"code\":100,\"error_subcode\":33}}";

    assertThat(((SendResult.Rejected) read(400, error)).remedy()).isEqualTo(Remedy.STOP_NUMBER);
  }

  @Test
  void whatMetaCallsTransientIsWorthRetrying() {
    String error = "{\"error\":{\"code\":999999,\"is_transient\":true}}";

    assertThat(((SendResult.Rejected) read(500, error)).remedy()).isEqualTo(Remedy.RETRY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":{}}", "{\"error\":{\"code\":\"many\",\"message\":7}}"})
  void anErrorWithoutACodeIsStillARefusalOfThisMessageAlone(String body) {
    assertThat(read(200, body))
        .isInstanceOfSatisfying(
            SendResult.Rejected.class,
            rejected -> assertThat(rejected.remedy()).isEqualTo(Remedy.GIVE_UP));
  }

  @ParameterizedTest
  @CsvSource({
    "301, RETRY",
    "302, RETRY",
    "307, RETRY",
    "308, RETRY",
    "400, GIVE_UP",
    "401, GIVE_UP",
    "403, GIVE_UP",
    "404, GIVE_UP",
    "408, RETRY",
    "413, GIVE_UP",
    "429, SLOW_NUMBER"
  })
  void withoutAnErrorTheStatusTellsARefusal(int status, Remedy remedy) {
    for (String body : new String[] {"", "<html>canary</html>", "{}"}) {
      assertThat(read(status, body))
          .isInstanceOfSatisfying(
              SendResult.Rejected.class,
              rejected -> {
                assertThat(rejected.remedy()).isEqualTo(remedy);
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
    return GraphAnswer.read(status, null, body.getBytes(UTF_8));
  }
}
