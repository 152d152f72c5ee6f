package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.jspecify.annotations.Nullable;

/** Reads what is to be sent out of its row of {@code conversaciones_whatsapp}. */
final class StoredDraft {
  private static final String TEXT = "text";

  private StoredDraft() {}

  /**
   * Exactly what was queued.
   *
   * @return empty when the row was changed by others, or written by a version that knows more: what
   *     is sent is all of a message or nothing
   */
  static Optional<OutboundDraft> read(ResultSet row) throws SQLException {
    String type = row.getString("message_type");
    String body = row.getString("body");
    String json = row.getString("contenido");
    String quoted = row.getString("mensaje_citado");
    try {
      return content(type, body, json)
          .map(
              content -> new OutboundDraft(content, quoted == null ? null : new MessageId(quoted)));
    } catch (IllegalArgumentException e) {
      // A limit is broken. What it says is told by the row, which ends as failed.
      return Optional.empty();
    }
  }

  /** A text is all in its body, so that the many texts cost no JSON. */
  private static Optional<OutboundContent> content(
      String type, @Nullable String body, @Nullable String json) {
    if (json != null) {
      return ContentJson.read(json);
    }
    return TEXT.equals(type) && body != null
        ? Optional.of(new OutboundContent.Text(body))
        : Optional.empty();
  }
}
