package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.ChatId;

/** Makes the bot rest in a chat, or answer again. For the thread of one writer. */
final class RestChats implements BatchOperation<RestChats.Input, Boolean> {
  /** The detail of the event. */
  static final String TAKEN = "tomado";

  private static final String GIVEN_BACK = "devuelto";
  private static final String SET = "UPDATE chats SET humano_hasta = ? WHERE id = ?";

  private final Duration rest;

  /** With how long it rests. */
  RestChats(Duration rest) {
    this.rest = rest;
  }

  @Override
  public boolean locksChats() {
    return true;
  }

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    session.lock("chats", inputs.stream().map(i -> i.chat.value()).distinct().sorted().toList());
    List<Boolean> found = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      long chat = input.chat.value();
      Instant until = input.rests ? input.now.plus(rest) : null;
      boolean there = session.update(SET, until, chat) > 0;
      if (there) {
        String what = input.rests ? TAKEN : GIVEN_BACK;
        session.changes().other(EventKind.HANDS_CHANGED, chat, chat, what, input.now);
      }
      found.add(there);
    }
    return found;
  }

  /**
   * What to change.
   *
   * @param rests whether the bot is to rest
   */
  record Input(ChatId chat, boolean rests, Instant now) {}
}
