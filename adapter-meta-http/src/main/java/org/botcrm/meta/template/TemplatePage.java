package org.botcrm.meta.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.meta.MetaCodes;
import org.botcrm.meta.MetaJson;
import org.botcrm.meta.MetaWords;
import org.jspecify.annotations.Nullable;

/** One answer of {@code GET /{waba-id}/message_templates}. */
final class TemplatePage {
  private static final int NO_CODE = -1;

  /** No such object, or not for this token: Meta does not tell which (error subcode 33). */
  private static final int NOT_FOUND_OR_HIDDEN = 100;

  private final int status;
  private final JsonNode json;

  /** With the status of HTTP, and the body. */
  TemplatePage(int status, byte[] body) {
    this.status = status;
    this.json = MetaJson.ofAnswer(body);
  }

  /** Why there is no list; empty when there is one. */
  Optional<String> failure() {
    int code = json.path("error").path("code").asInt(NO_CODE);
    if (code != NO_CODE) {
      return Optional.of(MetaWords.TEMPLATES.of(key(code), code));
    }
    if (status != 200) {
      return Optional.of(MetaWords.TEMPLATES.of("respuesta", status));
    }
    return json.path("data").isArray()
        ? Optional.empty()
        : Optional.of(MetaWords.TEMPLATES.of("ilegible"));
  }

  private static String key(int code) {
    if (code == NOT_FOUND_OR_HIDDEN) {
      return "cuenta";
    }
    return MetaCodes.isNoRight(code) ? "permiso" : "respuesta.codigo";
  }

  List<TemplateInfo> templates() {
    return StreamSupport.stream(json.path("data").spliterator(), false)
        .map(TemplateReader::read)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Where the next page begins; null when this is the last one. Only this word of {@code
   * paging.next} is used, never its address: the token must not go wherever an answer says.
   */
  @Nullable String next() {
    String next = json.at("/paging/next").asText();
    if (next.isEmpty()) {
      return null;
    }
    String cursor = json.at("/paging/cursors/after").asText();
    HttpUrl url = HttpUrl.parse(next);
    return cursor.isEmpty() && url != null ? url.queryParameter("after") : cursor;
  }
}
