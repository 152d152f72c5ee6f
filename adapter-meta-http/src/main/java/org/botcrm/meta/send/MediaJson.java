package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;

/** A file: {@code {id}} or {@code {link}}, and what its kind adds (pages image-messages and on). */
final class MediaJson {
  private MediaJson() {}

  static ObjectNode write(Media media, ObjectNode json) {
    if (media.source() instanceof MediaOrigin.Link link) {
      json.put("link", link.url());
    } else if (media.source() instanceof MediaOrigin.Id id) {
      json.put("id", id.value());
    }
    if (media.caption() != null) {
      json.put("caption", media.caption());
    }
    if (media instanceof Media.Document document && document.fileName() != null) {
      json.put("filename", document.fileName());
    }
    if (media instanceof Media.Audio audio && audio.voice()) {
      json.put("voice", true);
    }
    return json;
  }
}
