package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/** The file that a message came with: {@code messages[].<type>} of the types that have one. */
final class MessageMedia {
  private static final Set<String> TYPES =
      Set.of("image", "audio", "voice", "video", "document", "sticker");

  private static final int MAX_ID = 512;
  private static final int MAX_TYPE = 255;
  private static final int MAX_URL = 4096;

  private MessageMedia() {}

  /** Null when the type has none, or Meta named none. */
  static @Nullable MediaReference of(@Nullable String type, JsonNode message) {
    if (type == null || !TYPES.contains(type)) {
      return null;
    }
    JsonNode media = message.path(type);
    String id = upTo(Json.visible(media, "id"), MAX_ID);
    return id == null
        ? null
        : new MediaReference(
            id,
            upTo(Json.visible(media, "mime_type"), MAX_TYPE),
            Sha256.parse(Json.text(media, "sha256")).orElse(null),
            CleanText.name(Json.text(media, "filename")),
            upTo(Json.visible(media, "url"), MAX_URL));
  }

  /** Null also when it is too long to be Meta's: a part of it would mean something else. */
  private static @Nullable String upTo(@Nullable String text, int max) {
    return text == null || text.length() > max ? null : text;
  }
}
