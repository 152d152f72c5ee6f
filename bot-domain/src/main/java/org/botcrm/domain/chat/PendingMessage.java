package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;

/**
 * A stored message that waits for an answer.
 *
 * @param id our id of its row
 * @param messageId Meta's id of it, to quote it or to react to it by
 * @param type as Meta wrote it
 * @param body readable by a person
 * @param timestamp Meta's
 * @param arrivedAt when it was stored
 */
public record PendingMessage(
    ConversacionId id,
    MessageId messageId,
    String type,
    String body,
    Instant timestamp,
    Instant arrivedAt) {
  /** Refuses nulls, naming the field. */
  public PendingMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(messageId, "messageId");
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
