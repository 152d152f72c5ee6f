package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.ResolveResult;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudRepository;
import org.jspecify.annotations.Nullable;

final class JdbiSolicitudRepository implements SolicitudRepository {
  private static final FirstUpdate RESOLVE =
      new FirstUpdate(
          """
          UPDATE solicitudes SET resuelta_por = ?, nota = ?, resuelta_en = ?
          WHERE id = ? AND resuelta_en IS NULL RETURNING id, chat_id\
          """,
          EventKind.REQUEST_RESOLVED,
          -1,
          2);

  private static final String WAITING_BEFORE =
      """
      SELECT COUNT(*) FROM solicitudes o
      WHERE o.resuelta_en IS NULL AND o.tipo = :kind AND o.id < COALESCE(
        (SELECT MIN(s.id) FROM solicitudes s
          WHERE s.chat_id = :chat AND s.tipo = :kind AND s.resuelta_en IS NULL), :all)\
      """;

  private final Database database;

  JdbiSolicitudRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<Solicitud> listOpen(@Nullable RequestKind kind, @Nullable Long after, int limit) {
    List<Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT * FROM solicitudes WHERE resuelta_en IS NULL");
    if (kind != null) {
      sql.append(" AND tipo = ?");
      values.add(kind.word());
    }
    if (after != null) {
      sql.append(" AND id > ?");
      values.add(after);
    }
    sql.append(" ORDER BY id LIMIT ?");
    values.add(limit);
    return database.read(
        "listing requests",
        handle ->
            new Listing.Sql(sql.toString(), values)
                .bindTo(handle.createQuery(sql.toString()))
                .map((row, context) -> request(row))
                .list());
  }

  @Override
  public Optional<Solicitud> find(long id) {
    return database.read(
        "reading a request",
        handle ->
            handle
                .createQuery("SELECT * FROM solicitudes WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> request(row))
                .findOne());
  }

  @Override
  public ResolveResult resolve(long id, Solicitud.Resolucion resolucion) {
    @Nullable Object[] values = {resolucion.por(), resolucion.nota(), resolucion.en(), id};
    boolean first = database.other().inTurn(RESOLVE, values);
    return find(id)
        .<ResolveResult>map(
            request ->
                first
                    ? new ResolveResult.Done(request)
                    : new ResolveResult.AlreadyResolved(request))
        .orElseGet(ResolveResult.None::new);
  }

  @Override
  public long ahead(long id) {
    return count(
        """
        SELECT COUNT(*) FROM solicitudes o WHERE o.resuelta_en IS NULL AND o.id < :id
          AND o.tipo = (SELECT s.tipo FROM solicitudes s
            WHERE s.id = :id AND s.resuelta_en IS NULL)\
        """,
        "id",
        id);
  }

  /** Two looks into the open ones: the chat's own by the chat, and those before it by the kind. */
  @Override
  public long waitingBefore(RequestKind kind, ChatId chat) {
    return database.read(
        "counting requests before a chat's",
        handle ->
            handle
                .createQuery(WAITING_BEFORE)
                .bind("kind", kind.word())
                .bind("chat", chat.value())
                .bind("all", Long.MAX_VALUE)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public long countOpen(RequestKind kind) {
    return count(
        "SELECT COUNT(*) FROM solicitudes WHERE resuelta_en IS NULL AND tipo = :kind",
        "kind",
        kind.word());
  }

  private long count(String sql, String name, Object value) {
    return database.read(
        "counting requests",
        handle -> handle.createQuery(sql).bind(name, value).mapTo(Long.class).one());
  }

  private Solicitud request(ResultSet row) throws SQLException {
    Instant done = database.dialect().instant(row, "resuelta_en");
    return new Solicitud(
        row.getLong("id"),
        RequestKind.of(row.getString("tipo")),
        row.getString("detalle"),
        new ChatId(row.getLong("chat_id")),
        PagoReads.cliente(row),
        row.getString("documento"),
        database.instant(row, "creado_en"),
        done == null
            ? null
            : new Solicitud.Resolucion(row.getString("resuelta_por"), row.getString("nota"), done));
  }
}
