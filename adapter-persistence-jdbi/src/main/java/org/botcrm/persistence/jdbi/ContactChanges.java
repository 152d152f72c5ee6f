package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.message.ContactChange;
import org.botcrm.domain.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

/** What one batch of messages tells of contacts that may be somebody else from then on. */
final class ContactChanges {
  private final List<Change> changes = new ArrayList<>(0);

  /** A message that is new. */
  void message(long chat, ReceivedMessage message, Instant storedAt) {
    ContactChange change = message.details().change();
    if (change != null) {
      changes.add(new Change(chat, change, message.timestamp(), storedAt));
    }
  }

  /** After the chats themselves were written, which keeps other writers from them. */
  void write(WriteSession session) throws SQLException {
    for (Change change : changes) {
      DialogueRow row = DialogueJoin.row(session, change.chat);
      Trust trust = row == null ? null : row.trust();
      // A link that is younger was made by somebody who knew.
      if (trust == null || !trust.since().isAfter(change.at)) {
        apply(session, change, trust == null ? null : trust.cliente());
      }
    }
  }

  private static void apply(WriteSession session, Change change, @Nullable ClienteId lost)
      throws SQLException {
    TrustWrites writes = new TrustWrites();
    if (lost == null) {
      writes.doubt(change.chat, change.what.words());
    } else {
      writes.drop(change.chat, lost, change.what.words(), change.storedAt);
    }
    writes.write(session);
    session.update("UPDATE chats SET version = version + 1 WHERE id = ?", change.chat);
  }

  /**
   * A change of one chat.
   *
   * @param at Meta's time of it
   */
  private record Change(long chat, ContactChange what, Instant at, Instant storedAt) {}
}
