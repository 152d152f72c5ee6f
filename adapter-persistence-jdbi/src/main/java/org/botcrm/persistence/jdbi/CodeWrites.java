package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.CodeQueue;
import org.jspecify.annotations.Nullable;

/** Codes that chats ask for and try. Whoever writes it holds the chats' rows. */
final class CodeWrites {
  private static final String COUNT =
      "SELECT COUNT(*) FROM codigos WHERE estado <> 'negado' AND creado_en > ? AND ";

  private static final String PROMISE =
      """
      INSERT INTO dialogos (chat_id, codigo_id, codigo_en) VALUES (?, ?, ?)
      ON CONFLICT (chat_id) DO UPDATE SET
        codigo_id = excluded.codigo_id, codigo_en = excluded.codigo_en""";

  private final WriteSession session;
  private final RequestWrites requests;
  private final NationalIdHash hash;

  CodeWrites(WriteSession session, RequestWrites requests, NationalIdHash hash) {
    this.session = session;
    this.requests = requests;
    this.hash = hash;
  }

  /** Makes other writers who count codes of the same people wait until the transaction ends. */
  void lock(Collection<Effect.AskCode> asked) throws SQLException {
    TreeSet<String> subjects = new TreeSet<>();
    asked.forEach(one -> subjects.add(subject(one)));
    for (String subject : subjects) {
      session.dialect().lockWord(session, subject);
    }
  }

  private String subject(Effect.AskCode asked) {
    ClienteId cliente = asked.cliente();
    return cliente == null ? "id:" + hash.of(asked.nationalId()) : "cliente:" + cliente.value();
  }

  void ask(long chat, @Nullable ClienteId cliente, Effect.AskCode asked, Instant now)
      throws SQLException {
    Instant since = now.minus(CodeQueue.SPAN);
    ClienteId known = asked.cliente();
    long bySubject =
        known == null
            ? count(since, "huella = ?", hash.of(asked.nationalId()))
            : count(since, "cliente_id = ?", known.value());
    boolean tooManyOfSubject = bySubject >= CodeQueue.MAX_CODES;
    if (tooManyOfSubject || count(since, "chat_id = ?", chat) >= CodeQueue.MAX_CODES) {
      requests.alarm(chat, cliente, tooManyOfSubject ? subject(asked) : null, now);
      long id = insert(chat, asked, true, now);
      session.update(
          PROMISE + " WHERE dialogos.codigo_en IS NULL OR dialogos.codigo_en <= ?",
          chat,
          id,
          now,
          since);
    } else {
      session.update(
          """
          UPDATE codigos SET estado = 'reemplazado', abierto = FALSE, documento = NULL
          WHERE chat_id = ? AND abierto AND estado = 'pedido'""",
          chat);
      session.update(PROMISE, chat, insert(chat, asked, false, now), now);
    }
  }

  private long count(Instant since, String condition, @Nullable Object value) throws SQLException {
    return session.one(COUNT + condition, Dialect::id, since, value);
  }

  private long insert(long chat, Effect.AskCode asked, boolean refused, Instant now)
      throws SQLException {
    long id = session.nextIds("codigos", 1)[0];
    ClienteId cliente = asked.cliente();
    session.update(
        """
        INSERT INTO codigos (id, chat_id, cliente_id, huella, documento, estado, abierto,
          disponible_en, creado_en)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        id,
        chat,
        cliente == null ? null : cliente.value(),
        hash.of(asked.nationalId()),
        refused ? null : asked.nationalId(),
        refused ? "negado" : "pedido",
        !refused,
        now,
        now);
    return id;
  }

  /** The code of another chat is left as it is. */
  void tried(long chat, Effect.TryCode tried, Instant now) throws SQLException {
    if (tried.right()) {
      session.update(
          """
          UPDATE codigos SET estado = 'usado', abierto = FALSE, codigo = NULL, documento = NULL
          WHERE id = ? AND chat_id = ?""",
          tried.code(),
          chat);
    } else {
      session.update(
          """
          INSERT INTO intentos_codigo (chat_id, cliente_id, huella, en)
          SELECT c.chat_id, c.cliente_id, c.huella, CAST(? AS %s) FROM codigos c
          WHERE c.id = ? AND c.chat_id = ?"""
              .formatted(session.dialect().instantType()),
          now,
          tried.code(),
          chat);
    }
  }
}
