package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.Trust;
import org.jspecify.annotations.Nullable;

/**
 * Links chats to clients, or to nobody, beside what answers do. What was read of a chat before
 * counts no more. For the thread of one writer.
 */
final class ChangeTrust implements BatchOperation<ChangeTrust.Input, Boolean> {
  @Override
  public boolean locksChats() {
    return true;
  }

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    Set<Long> there =
        new HashSet<>(
            session.listIn(
                "SELECT id FROM chats WHERE id",
                inputs.stream().map(Input::chat).distinct().sorted().toList(),
                " ORDER BY id" + session.dialect().forUpdate("chats"),
                Dialect::id));
    List<Boolean> changed = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      changed.add(there.contains(input.chat) && change(session, input));
    }
    return changed;
  }

  private static boolean change(WriteSession session, Input input) throws SQLException {
    TrustWrites writes = new TrustWrites();
    Trust trust = input.trust;
    if (trust == null) {
      Long lost =
          session.first(
              "SELECT vinculo_cliente_id FROM dialogos"
                  + " WHERE chat_id = ? AND vinculo_cliente_id IS NOT NULL",
              Dialect::id,
              input.chat);
      if (lost == null) {
        return false;
      }
      writes.drop(input.chat, new ClienteId(lost.intValue()), input.why, input.now);
    } else {
      writes.give(input.chat, trust, input.why, input.now);
    }
    writes.write(session);
    session.update("UPDATE chats SET version = version + 1 WHERE id = ?", input.chat);
    return true;
  }

  /**
   * A change.
   *
   * @param chat in which
   * @param trust null when the link ends
   * @param why who made it, or why it ends
   * @param now stamps the history
   */
  record Input(long chat, @Nullable Trust trust, String why, Instant now) {}
}
