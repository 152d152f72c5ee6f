package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Set;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.meta.MetaErrors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of the Graph API means.
 *
 * <p>The body decides before the status, as Meta asks (page support/error-codes: rely on the code,
 * not on the HTTP status): an {@code error} object is a refusal whatever the status. Without one:
 *
 * <ul>
 *   <li>2xx with an id is an acceptance, without one nobody knows;
 *   <li>3xx is a refusal, as nothing was sent: what answered is not the API. It may pass, since a
 *       proxy in maintenance does that too;
 *   <li>408 and 429 are refusals that may pass: both come before a request is carried out;
 *   <li>any other 4xx is a refusal for good;
 *   <li>5xx is unknown: a gateway says 502 or 504 also when the request went through and only the
 *       answer was lost, and 500 and 503 do not tell who gave up. To take it for a refusal would
 *       send twice.
 * </ul>
 */
final class GraphAnswer {
  private static final ObjectReader READER = JsonMapper.builder().build().reader();
  private static final int MAX_ID = 512;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /**
   * Limits and outages that pass (page support/error-codes; 17, 32 and 613 are the Graph API's own
   * limits, page graph-api/overview/rate-limiting).
   */
  private static final Set<Integer> PASSING =
      Set.of(1, 2, 4, 17, 32, 613, 80007, 130429, 131000, 131016, 131056, 131057, 133004);

  private GraphAnswer() {}

  /**
   * The result of a send.
   *
   * @param status of HTTP
   * @param body empty when it could not be read
   */
  static SendResult read(int status, byte[] body) {
    JsonNode json = json(body);
    JsonNode error = json.path("error");
    if (error.isObject()) {
      return rejected(error);
    }
    return isSuccess(status) ? accepted(status, json) : withoutWords(status);
  }

  private static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  private static SendResult rejected(JsonNode error) {
    int code = error.path("code").asInt(0);
    boolean passing = PASSING.contains(code) || error.path("is_transient").asBoolean(false);
    return new SendResult.Rejected(MetaErrors.of(code, title(error)), passing);
  }

  /** Meta's {@code message} is {@code (#code) title}. */
  private static @Nullable String title(JsonNode error) {
    return error.path("message").textValue();
  }

  private static SendResult accepted(int status, JsonNode json) {
    String id = json.path("messages").path(0).path("id").asText("");
    return id.isBlank() || id.length() > MAX_ID
        ? new SendResult.Unknown(SendWords.of("sin-respuesta.ilegible", status))
        : new SendResult.Accepted(new MessageId(id));
  }

  private static SendResult withoutWords(int status) {
    return switch (status / 100) {
      case 3 -> refused("rechazo.redireccion", status, true);
      case 4 ->
          refused("rechazo.http", status, status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS);
      default -> new SendResult.Unknown(SendWords.of("sin-respuesta.ilegible", status));
    };
  }

  private static SendResult refused(String key, int status, boolean passing) {
    return new SendResult.Rejected(new SendError(0, SendWords.of(key, status)), passing);
  }

  private static JsonNode json(byte[] body) {
    try {
      return READER.readTree(body);
    } catch (IOException e) {
      // Its message quotes the answer; that there is no JSON is all that counts here.
      return MissingNode.getInstance();
    }
  }
}
