package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.identity.CodeQueue;
import org.jspecify.annotations.Nullable;

/** Asks the lender's people for something, unless they are asked for it already. */
final class RequestWrites {
  private static final String INSERT =
      """
      INSERT INTO solicitudes (tipo, detalle, chat_id, cliente_id, documento, asunto, creado_en)
      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id\
      """;

  private static final String OPEN =
      """
      SELECT id FROM solicitudes WHERE chat_id = ? AND tipo = ? AND resuelta_en IS NULL\
      """;

  private static final String TOO_MANY_CODES = "Pidieron demasiados códigos";

  private final WriteSession session;

  RequestWrites(WriteSession session) {
    this.session = session;
  }

  void ask(long chat, @Nullable ClienteId cliente, Effect.AskPerson asked, Instant now)
      throws SQLException {
    switch (asked.kind()) {
      case AGENT -> {
        if (!isAsked(OPEN, chat, asked.kind().word())) {
          insert(chat, cliente, asked, null, now);
        }
      }
      case DATA -> {
        if (!isAsked(OPEN + " AND detalle = ?", chat, asked.kind().word(), asked.detail())) {
          insert(chat, cliente, asked, null, now);
        }
      }
      case LINK -> link(chat, cliente, asked.detail(), asked.nationalId(), now);
      case ALARM -> alarm(chat, cliente, null, asked.detail(), now);
    }
  }

  /** Asks to find out whose chat it is; once for each ID. */
  void link(
      long chat,
      @Nullable ClienteId cliente,
      String detail,
      @Nullable String nationalId,
      Instant now)
      throws SQLException {
    String kind = RequestKind.LINK.word();
    boolean asked =
        nationalId == null
            ? isAsked(OPEN + " AND documento IS NULL", chat, kind)
            : isAsked(OPEN + " AND documento = ?", chat, kind, nationalId);
    if (!asked) {
      insert(chat, cliente, new Effect.AskPerson(RequestKind.LINK, detail, nationalId), null, now);
    }
  }

  /**
   * Too many codes were asked for.
   *
   * @param subject whose, when it is not the chat that asked for too many
   */
  void alarm(long chat, @Nullable ClienteId cliente, @Nullable String subject, Instant now)
      throws SQLException {
    alarm(chat, cliente, subject, TOO_MANY_CODES, now);
  }

  private void alarm(
      long chat, @Nullable ClienteId cliente, @Nullable String subject, String detail, Instant now)
      throws SQLException {
    String kind = RequestKind.ALARM.word();
    Instant since = now.minus(CodeQueue.SPAN);
    String select = "SELECT id FROM solicitudes WHERE tipo = ? AND creado_en > ? AND ";
    boolean raised =
        isAsked(select + "chat_id = ?", kind, since, chat)
            || subject != null && isAsked(select + "asunto = ?", kind, since, subject);
    if (!raised) {
      insert(chat, cliente, new Effect.AskPerson(RequestKind.ALARM, detail), subject, now);
    }
  }

  private boolean isAsked(String select, Object... values) throws SQLException {
    return session.first(select + " LIMIT 1", Dialect::id, values) != null;
  }

  private void insert(
      long chat,
      @Nullable ClienteId cliente,
      Effect.AskPerson asked,
      @Nullable String subject,
      Instant now)
      throws SQLException {
    String kind = asked.kind().word();
    long id =
        session.one(
            INSERT,
            Dialect::id,
            kind,
            asked.detail(),
            chat,
            cliente == null ? null : cliente.value(),
            asked.nationalId(),
            subject,
            now);
    session.changes().other(EventKind.REQUEST_OPENED, id, chat, kind, now);
  }
}
