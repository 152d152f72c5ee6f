package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where people went whose number or user id changed, so that what still waits for them follows. For
 * the thread of one writer.
 */
final class MovedPeople {
  private static final String LEARN_NUMBER =
      """
      UPDATE chats SET numero_canonico = ?, wa_id = ?, wa_id_en = ?
      WHERE id = ? AND (wa_id_en IS NULL OR wa_id_en < ?)""";

  private static final String MOVE =
      """
      UPDATE chats SET mudado_a = ?, mudado_en = ?
      WHERE id = ? AND (mudado_en IS NULL OR mudado_en <= ?)""";

  /** Nobody is to be followed in a circle. */
  private static final String COME_BACK =
      "UPDATE chats SET mudado_a = NULL, mudado_en = NULL WHERE id = ? AND mudado_a = ?";

  private static final String FOLLOW = "UPDATE chats SET mudado_a = ? WHERE mudado_a = ?";

  private static final String TAKE_OVER =
      """
      UPDATE chats SET mudado_a = o.mudado_a, mudado_en = o.mudado_en
      FROM chats o WHERE chats.id = ? AND o.id = ?
        AND chats.mudado_a IS NULL AND o.mudado_a IS NOT NULL""";

  private final List<Move> moves = new ArrayList<>(0);

  /** A message that is new. */
  void message(long chat, ReceivedMessage message) {
    ContactId movedTo = message.details().movedTo();
    if (movedTo != null) {
      moves.add(
          new Move(
              chat,
              ChatKey.of(message.phoneNumberId(), movedTo),
              movedTo.phone().orElse(null),
              message.timestamp()));
    }
  }

  /** After the chats themselves were written. */
  void write(WriteSession session, ChatDirectory chats, Instant now) throws SQLException {
    for (Move move : moves) {
      Long to = chats.resolve(session, Set.of(move.to), now).get(move.to);
      if (to != null && to != move.chat) {
        write(session, move, to);
      }
    }
  }

  private static void write(WriteSession session, Move move, long to) throws SQLException {
    if (move.phone != null) {
      session.update(
          LEARN_NUMBER, move.phone.canonical().digits(), move.phone.digits(), move.at, to, move.at);
    }
    session.update(COME_BACK, to, move.chat);
    if (session.update(MOVE, to, move.at, move.chat, move.at) > 0) {
      session.update(FOLLOW, to, move.chat);
    }
  }

  /** One chat turned out to be another, and will be gone. */
  static void join(WriteSession session, long from, long to) throws SQLException {
    session.update(TAKE_OVER, to, from);
    session.update(FOLLOW, to, from);
    session.update(COME_BACK, to, to);
  }

  /**
   * One change.
   *
   * @param chat of the old ids
   * @param to what the chat of the new ones is found by
   * @param phone the new one; null when Meta told none
   * @param at Meta's time of it
   */
  private record Move(long chat, ChatKey to, @Nullable PhoneNumber phone, Instant at) {}
}
