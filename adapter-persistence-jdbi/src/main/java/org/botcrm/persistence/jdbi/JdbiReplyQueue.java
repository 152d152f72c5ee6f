package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.Sha256;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class JdbiReplyQueue implements ReplyQueue {
  private final Database database;
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
                    ORDER BY pendiente_desde LIMIT :limit""")
                .bind("limit", limit)
                .bind("notAfter", database.dialect().argument(notAfter))
                .map((row, context) -> new ChatId(row.getLong(1)))
                .list());
  }

  @Override
  public Optional<PendingChat> find(ChatId chat, int limit, Instant now) {
    // The chat first: an answer recorded between the two queries then shows as an old version.
    return database.read(
        "reading a chat",
        handle ->
            chat(handle, chat)
                .map(found -> found.with(pending(handle, chat, limit)))
                .filter(found -> !found.messages.isEmpty())
                .map(found -> found.pending(handle, database.dialect(), now)));
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

  private Optional<Found> chat(Handle handle, ChatId id) {
    return handle
        .createQuery(
            """
            SELECT h.*, n.numero, %s, %s,
              (SELECT MAX(k.en) FROM consentimientos k
                WHERE k.chat_id = h.id AND k.fuente = :said) AS dicho_en
            FROM chats h
            LEFT JOIN numeros_negocio n ON n.phone_number_id = h.phone_number_id
            LEFT JOIN dialogos d ON d.chat_id = h.id
            WHERE h.id = :id"""
                .formatted(DialogueRow.COLUMNS, DialogueRow.OTHER_ACCOUNT))
        .bind("id", id.value())
        .bind("said", ConsentSource.MESSAGE.word())
        .map((row, context) -> found(row, database.dialect()))
        .findOne();
  }

  private static Found found(ResultSet row, Dialect dialect) throws SQLException {
    return new Found(
        ChatRow.chat(row),
        new ConsentState(dialect.instant(row, "baja_en"), dialect.instant(row, "dicho_en")),
        dialect.instant(row, "humano_hasta"),
        JdbiTrustRepository.Stored.read(row, dialect),
        List.of());
  }

  private List<PendingMessage> pending(Handle handle, ChatId chat, int limit) {
    return handle
        .createQuery(
            """
            SELECT w.id, w.message_id, w.message_type, w.body, w.timestamp, w.creado_en, w.eleccion,
              w.numero_propio, CASE WHEN w.message_type = 'text' THEN NULL
                ELSE (SELECT m.huella FROM medios m WHERE m.id = w.id) END AS archivo
            FROM conversaciones_whatsapp w
            WHERE w.chat_id = :chat AND NOT w.procesado AND w.timestamp >= (
              SELECT pendiente_timestamp FROM chats WHERE id = :chat)
            ORDER BY w.timestamp, w.id LIMIT :limit""")
        .bind("chat", chat.value())
        .bind("limit", limit)
        .map((row, context) -> message(row))
        .list();
  }

  private PendingMessage message(ResultSet row) throws SQLException {
    String ownPhone = row.getString("numero_propio");
    String file = row.getString("archivo");
    return new PendingMessage(
        new ConversacionId(row.getLong("id")),
        new MessageId(row.getString("message_id")),
        row.getString("message_type"),
        row.getString("body"),
        database.instant(row, "timestamp"),
        database.instant(row, "creado_en"),
        row.getString("eleccion"),
        ownPhone == null ? null : new PhoneNumber(ownPhone),
        file == null ? null : new Sha256(file));
  }

  /** A chat as it is stored, with its messages once they are read. */
  private record Found(
      Chat chat,
      ConsentState consent,
      @Nullable Instant humanUntil,
      JdbiTrustRepository.Stored identity,
      List<PendingMessage> messages) {
    Found with(List<PendingMessage> read) {
      return new Found(chat, consent, humanUntil, identity, read);
    }

    PendingChat pending(Handle handle, Dialect dialect, Instant now) {
      return new PendingChat(
          chat,
          messages,
          consent,
          humanUntil,
          identity.identity(handle, dialect, now),
          identity.dialogue().stateAt(now));
    }
  }
}
