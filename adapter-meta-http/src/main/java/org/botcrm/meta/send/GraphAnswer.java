package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.meta.MetaCodes;
import org.botcrm.meta.MetaErrors;
import org.botcrm.meta.MetaJson;
import org.botcrm.meta.MetaWords;
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
 *   <li>408 and 429 are refusals that may pass: both come before a request is carried out, and 429
 *       slows the business number down;
 *   <li>any other 4xx is a refusal for good;
 *   <li>5xx is unknown: a gateway says 502 or 504 also when the request went through and only the
 *       answer was lost, and 500 and 503 do not tell who gave up. To take it for a refusal would
 *       send twice.
 * </ul>
 */
final class GraphAnswer {
  private static final int MAX_ID = 512;
  // Not 0, which is an error of Meta's own.
  private static final int NO_CODE = -1;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  private GraphAnswer() {}

  /**
   * The result of a send.
   *
   * @param status of HTTP
   * @param retryAfter how long it asks to wait; null when it does not
   * @param body empty when it could not be read
   */
  static SendResult read(int status, @Nullable Duration retryAfter, byte[] body) {
    JsonNode json = MetaJson.ofAnswer(body);
    JsonNode error = json.path("error");
    if (error.isObject()) {
      return rejected(error, retryAfter);
    }
    return isSuccess(status) ? accepted(status, json) : withoutWords(status, retryAfter);
  }

  private static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  private static SendResult rejected(JsonNode error, @Nullable Duration retryAfter) {
    int code = error.path("code").asInt(NO_CODE);
    Remedy remedy =
        MetaCodes.remedy(
            code,
            error.path("error_subcode").asInt(0),
            error.path("is_transient").asBoolean(false));
    return new SendResult.Rejected(words(code, title(error)), remedy, retryAfter);
  }

  private static SendError words(int code, @Nullable String title) {
    SendError known = MetaErrors.of(code, title);
    return code == NO_CODE ? new SendError(0, known.words()) : known;
  }

  /** Meta's {@code message} is {@code (#code) title}. */
  private static @Nullable String title(JsonNode error) {
    return error.path("message").textValue();
  }

  private static SendResult accepted(int status, JsonNode json) {
    String id = json.path("messages").path(0).path("id").asText("");
    return id.isBlank() || id.length() > MAX_ID
        ? new SendResult.Unknown(MetaWords.SENDING.of("sin-respuesta.ilegible", status))
        : new SendResult.Accepted(new MessageId(id));
  }

  private static SendResult withoutWords(int status, @Nullable Duration retryAfter) {
    if (status == TOO_MANY_REQUESTS) {
      return refused("rechazo.http", status, Remedy.SLOW_NUMBER, retryAfter);
    }
    return switch (status / 100) {
      case 3 -> refused("rechazo.redireccion", status, Remedy.RETRY, retryAfter);
      case 4 ->
          refused(
              "rechazo.http",
              status,
              status == REQUEST_TIMEOUT ? Remedy.RETRY : Remedy.GIVE_UP,
              retryAfter);
      default -> new SendResult.Unknown(MetaWords.SENDING.of("sin-respuesta.ilegible", status));
    };
  }

  private static SendResult refused(
      String key, int status, Remedy remedy, @Nullable Duration retryAfter) {
    return new SendResult.Rejected(
        new SendError(0, MetaWords.SENDING.of(key, status)), remedy, retryAfter);
  }
}
