package org.botcrm.meta.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.Sha256;
import org.botcrm.meta.MetaCodes;
import org.botcrm.meta.MetaJson;
import org.botcrm.meta.MetaWords;

/**
 * What {@code GET /{media-id}} answers: where the file is for the next 5 minutes, or why not.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media">
 *     Meta's page on media</a>
 */
final class MediaNode {
  private static final int NO_CODE = -1;

  /** No such object, or not for this token: Meta does not tell which (error subcode 33). */
  private static final int NOT_FOUND_OR_HIDDEN = 100;

  private final int status;
  private final JsonNode json;

  /** With the status of HTTP; the body is empty when it could not be read. */
  MediaNode(int status, byte[] body) {
    this.status = status;
    this.json = MetaJson.ofAnswer(body);
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
      return new FetchResult.NoPermission(MetaWords.FILES.of("no-encontrado", code));
    }
    if (MetaCodes.isNoRight(code)) {
      return new FetchResult.NoPermission(MetaWords.FILES.of("permiso.codigo", code));
    }
    if (code != NO_CODE) {
      return new FetchResult.TryLater(MetaWords.FILES.of("respuesta.codigo", code));
    }
    return status == 200
        ? new FetchResult.TryLater(MetaWords.FILES.of("ilegible"))
        : HttpFailure.of(status);
  }
}
