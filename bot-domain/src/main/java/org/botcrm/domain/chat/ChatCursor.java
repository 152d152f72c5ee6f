package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;

/**
 * A place in a list of chats: just behind the chat with this time and id. A chat that gets a
 * message or an answer meanwhile may move to where a walk has been, which does not meet it again
 * then.
 *
 * @param at what the list is ordered by of the last chat seen, to the microsecond: its last
 *     activity, or since when it waits
 * @param id of the last chat seen
 */
public record ChatCursor(Instant at, ChatId id) {
  /** Refuses nulls, naming the field. */
  public ChatCursor {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(id, "id");
  }

  /** As one word for a URL, of the same form as that of other lists. */
  public String written() {
    return new Cursor(at, new ConversacionId(id.value())).written();
  }

  /** Reads {@link #written()}; empty when it is not one. */
  public static Optional<ChatCursor> parse(String written) {
    return Cursor.parse(written)
        .map(read -> new ChatCursor(read.timestamp(), new ChatId(read.id().value())));
  }
}
