package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** Gives each caller the code that waits longest. For the thread of one writer. */
final class ClaimCode implements BatchOperation<Instant, Optional<CodeRequest>> {
  private static final String NEXT =
      """
      SELECT id, chat_id, cliente_id, documento, intentos, creado_en FROM codigos
      WHERE abierto AND disponible_en <= ? ORDER BY disponible_en, id LIMIT 1""";

  private static final String GIVEN_UP = "No se pudo enviar el código";

  @Override
  public List<Optional<CodeRequest>> apply(WriteSession session, List<Instant> inputs)
      throws SQLException {
    List<Optional<CodeRequest>> claimed = new ArrayList<>(inputs.size());
    for (Instant now : inputs) {
      claimed.add(Optional.ofNullable(claim(session, now)));
    }
    return claimed;
  }

  private static @Nullable CodeRequest claim(WriteSession session, Instant now)
      throws SQLException {
    Dialect dialect = session.dialect();
    String next = NEXT + dialect.forUpdate("codigos") + dialect.skipLocked();
    CodeRequest waiting = session.first(next, row -> request(row, dialect), now);
    while (waiting != null && isHopeless(waiting, now)) {
      FinishCode.giveUp(session, waiting, GIVEN_UP, now);
      waiting = session.first(next, row -> request(row, dialect), now);
    }
    if (waiting == null) {
      return null;
    }
    session.update(
        "UPDATE codigos SET estado = 'enviando', intentos = ?, disponible_en = ? WHERE id = ?",
        waiting.token() + 1,
        now.plus(CodeQueue.LEASE),
        waiting.id());
    return new CodeRequest(
        waiting.id(),
        waiting.token() + 1,
        waiting.chat(),
        waiting.cliente(),
        waiting.nationalId(),
        waiting.askedAt());
  }

  private static boolean isHopeless(CodeRequest waiting, Instant now) {
    return waiting.token() >= CodeQueue.MAX_CLAIMS
        || !waiting.askedAt().isAfter(now.minus(CodeQueue.SPAN));
  }

  /** As the last claim left it. */
  private static CodeRequest request(ResultSet row, Dialect dialect) throws SQLException {
    ClienteId cliente = PagoReads.cliente(row);
    return new CodeRequest(
        row.getLong("id"),
        row.getLong("intentos"),
        new ChatId(row.getLong("chat_id")),
        cliente,
        row.getString("documento"),
        Objects.requireNonNull(dialect.instant(row, "creado_en"), "creado_en"));
  }
}
