package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.ConversacionId;

/**
 * A stored message that waits for an answer.
 *
 * @param id our id of its row
 * @param type as Meta wrote it
 * @param body readable by a person
 * @param timestamp Meta's
 * @param arrivedAt when it was stored
 */
public record PendingMessage(
    ConversacionId id, String type, String body, Instant timestamp, Instant arrivedAt) {
  /** Refuses nulls, naming the field. */
  public PendingMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(arrivedAt, "arrivedAt");
  }

  /** Type and id only: the text is personal. */
  @Override
  public String toString() {
    return "PendingMessage[" + type + " " + id.value() + "]";
  }
}
