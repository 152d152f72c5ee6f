package org.botcrm.meta.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/** One answer of {@code GET /{waba-id}/message_templates}. */
final class TemplatePage {
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

  /** With the status of HTTP, and the body. */
  TemplatePage(int status, byte[] body) {
    this.status = status;
    this.json = json(body);
  }

  /** Why there is no list; empty when there is one. */
  Optional<String> failure() {
    int code = json.path("error").path("code").asInt(NO_CODE);
    if (code != NO_CODE) {
      return Optional.of(CatalogWords.of(key(code), code));
    }
    if (status != 200) {
      return Optional.of(CatalogWords.of("respuesta", status));
    }
    return json.path("data").isArray()
        ? Optional.empty()
        : Optional.of(CatalogWords.of("ilegible"));
  }

  private static String key(int code) {
    if (code == NOT_FOUND_OR_HIDDEN) {
      return "cuenta";
    }
    boolean permission = code >= FIRST_PERMISSION && code <= LAST_PERMISSION;
    return permission || NO_RIGHT.contains(code) ? "permiso" : "respuesta.codigo";
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

  private static JsonNode json(byte[] body) {
    try {
      return READER.readTree(body);
    } catch (IOException e) {
      // Its message quotes the answer; that there is no JSON is all that counts here.
      return MissingNode.getInstance();
    }
  }
}
