package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;

/**
 * A place in a list of chats: just behind the chat with this activity and id. A chat that gets a
 * message meanwhile moves to the front, and a walk that is past it does not meet it again.
 *
 * @param lastAt of the last chat seen, to the microsecond
 * @param id of the last chat seen
 */
public record ChatCursor(Instant lastAt, ChatId id) {
  /** Refuses nulls, naming the field. */
  public ChatCursor {
    Objects.requireNonNull(lastAt, "lastAt");
    Objects.requireNonNull(id, "id");
  }

  /** As one word for a URL, of the same form as that of other lists. */
  public String written() {
    return new Cursor(lastAt, new ConversacionId(id.value())).written();
  }

  /** Reads {@link #written()}; empty when it is not one. */
  public static Optional<ChatCursor> parse(String written) {
    return Cursor.parse(written)
        .map(read -> new ChatCursor(read.timestamp(), new ChatId(read.id().value())));
  }
}
