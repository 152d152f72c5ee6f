package org.botcrm.meta.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.Sha256;

/**
 * What {@code GET /{media-id}} answers: where the file is for the next 5 minutes, or why not.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media">
 *     Meta's page on media</a>
 */
final class MediaNode {
  private static final ObjectReader READER = JsonMapper.builder().build().reader();
  private static final int NO_CODE = -1;

  /** No such object, or not for this token: Meta does not tell which (error subcode 33). */
  private static final int NOT_FOUND_OR_HIDDEN = 100;

  /** The token is not valid, or has no right (page support/error-codes). */
  private static final Set<Integer> NO_RIGHT = Set.of(0, 3, 10, 190);

  private static final int FIRST_PERMISSION = 200;
  private static final int LAST_PERMISSION = 299;

  private final int status;
  private final JsonNode json;

  /** With the status of HTTP; the body is empty when it could not be read. */
  MediaNode(int status, byte[] body) {
    this.status = status;
    this.json = json(body);
  }

  /** Where the file is; empty when Meta did not say. */
  Optional<HttpUrl> url() {
    return status == 200
        ? Optional.ofNullable(HttpUrl.parse(json.path("url").asText()))
        : Optional.empty();
  }

  /** What the file must be. Hexadecimal here, and in base64 in webhooks. */
  Optional<Sha256> sha256() {
    return Sha256.parse(json.path("sha256").asText());
  }

  /** Why there is no URL. */
  FetchResult failure() {
    int code = json.path("error").path("code").asInt(NO_CODE);
    if (code == NOT_FOUND_OR_HIDDEN) {
      return new FetchResult.NoPermission(MediaWords.of("no-encontrado", code));
    }
    if (NO_RIGHT.contains(code) || code >= FIRST_PERMISSION && code <= LAST_PERMISSION) {
      return new FetchResult.NoPermission(MediaWords.of("permiso.codigo", code));
    }
    if (code != NO_CODE) {
      return new FetchResult.TryLater(MediaWords.of("respuesta.codigo", code));
    }
    return status == 200
        ? new FetchResult.TryLater(MediaWords.of("ilegible"))
        : HttpFailure.of(status);
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : READER.readTree(body);
    } catch (IOException e) {
      // Then the status has to do.
      return MissingNode.getInstance();
    }
  }
}
