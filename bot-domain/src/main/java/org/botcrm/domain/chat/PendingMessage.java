package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A stored message that waits for an answer.
 *
 * @param id our id of its row
 * @param messageId Meta's id of it, to quote it or to react to it by
 * @param type as Meta wrote it
 * @param body readable by a person
 * @param timestamp Meta's
 * @param arrivedAt when it was stored
 * @param choice the id of the button or of the row of a list that was pressed; null when none was
 * @param ownPhone the number that the person shared by the button that we sent for it, and which is
 *     thus theirs; null when none was
 * @param file of what came with it; null when nothing did, or it is not known
 */
public record PendingMessage(
    ConversacionId id,
    MessageId messageId,
    String type,
    String body,
    Instant timestamp,
    Instant arrivedAt,
    @Nullable String choice,
    @Nullable PhoneNumber ownPhone,
    @Nullable Sha256 file) {
  /** Refuses nulls, naming the field. */
  public PendingMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(arrivedAt, "arrivedAt");
  }

  /** Of a message that is no more than its type and text. */
  public PendingMessage(
      ConversacionId id,
      MessageId messageId,
      String type,
      String body,
      Instant timestamp,
      Instant arrivedAt) {
    this(id, messageId, type, body, timestamp, arrivedAt, null, null, null);
  }

  /**
   * What several messages say together, as one: the texts in order, each on a line of its own, and
   * of everything else the last that there is. It stands for the last of them.
   *
   * @param messages oldest first, at least one
   */
  public static PendingMessage together(List<PendingMessage> messages) {
    PendingMessage last = messages.get(messages.size() - 1);
    if (messages.size() == 1) {
      return last;
    }
    return new PendingMessage(
        last.id,
        last.messageId,
        last.type,
        messages.stream().map(PendingMessage::body).collect(Collectors.joining("\n")),
        last.timestamp,
        last.arrivedAt,
        latest(messages, PendingMessage::choice),
        latest(messages, PendingMessage::ownPhone),
        latest(messages, PendingMessage::file));
  }

  private static <T> @Nullable T latest(
      List<PendingMessage> messages, Function<PendingMessage, @Nullable T> part) {
    T found = null;
    for (PendingMessage message : messages) {
      T value = part.apply(message);
      found = value == null ? found : value;
    }
    return found;
  }

  /** Type and id only: the text is personal. */
  @Override
  public String toString() {
    return "PendingMessage[" + type + " " + id.value() + "]";
  }
}
