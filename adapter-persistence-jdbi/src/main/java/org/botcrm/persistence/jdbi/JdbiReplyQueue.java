package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.message.ChatId;

final class JdbiReplyQueue implements ReplyQueue {
  private final Database database;
  private final WaitingReads waiting = new WaitingReads();
  private final RecordAnswers record;

  JdbiReplyQueue(Database database, NationalIdHash hash) {
    this.database = database;
    this.record = new RecordAnswers(hash);
  }

  @Override
  public List<ChatId> listWaiting(int limit, Instant notAfter) {
    return database.read(
        "listing waiting chats",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM chats
                    WHERE pendiente_desde IS NOT NULL AND pendiente_desde <= :notAfter
                    ORDER BY pendiente_desde LIMIT :limit\
                    """)
                .bind("limit", limit)
                .bind("notAfter", database.dialect().argument(notAfter))
                .map((row, context) -> new ChatId(row.getLong(1)))
                .list());
  }

  @Override
  public Optional<PendingChat> find(ChatId chat, int limit, Instant now) {
    return database
        .reads()
        .read(waiting, new WaitingReads.Input(chat.value(), limit))
        .map(found -> found.pending(database, now));
  }

  @Override
  public boolean record(PendingChat pending, TurnOutcome outcome, Instant now) {
    return database.other().inTurn(record, new RecordAnswers.Input(pending, outcome, now));
  }

  @Override
  public Backlog backlog() {
    return database.read(
        "reading the backlog",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT
                      (SELECT COUNT(*) FROM chats WHERE pendiente_desde IS NOT NULL) AS chats,
                      (SELECT MIN(pendiente_desde) FROM chats
                        WHERE pendiente_desde IS NOT NULL) AS chats_since,
                      (SELECT COUNT(*) FROM salientes WHERE abierto) AS outbound,
                      (SELECT MIN(creado_en) FROM salientes
                        WHERE abierto AND estado <> 'held') AS outbound_since,
                      (SELECT COUNT(*) FROM medios WHERE abierto) AS media,
                      (SELECT MIN(creado_en) FROM medios WHERE abierto) AS media_since""")
                .map(
                    (row, context) ->
                        new Backlog(
                            row.getLong("chats"),
                            database.dialect().instant(row, "chats_since"),
                            row.getLong("outbound"),
                            database.dialect().instant(row, "outbound_since"),
                            row.getLong("media"),
                            database.dialect().instant(row, "media_since")))
                .one());
  }
}
