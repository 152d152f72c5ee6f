package org.botcrm.persistence.jdbi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.conversacion.Estadisticas;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReportedStatus;
import org.botcrm.domain.outbound.SendAttempt;
import org.jdbi.v3.core.Handle;

final class JdbiConversacionRepository implements ConversacionRepository {
  private final Database database;
  private final ConversacionRow rows;
  private final StatusReads statuses;

  JdbiConversacionRepository(Database database) {
    this.database = database;
    this.rows = new ConversacionRow(database);
    this.statuses = new StatusReads(database);
  }

  @Override
  public Optional<Conversacion> find(ConversacionId id) {
    return database.read(
        "reading a message",
        handle ->
            handle
                .createQuery(ConversacionRow.SELECT + " WHERE c.id = :id")
                .bind("id", id.value())
                .map(rows)
                .findOne());
  }

  @Override
  public List<SendAttempt> listAttempts(ConversacionId id) {
    return database.read(
        "reading the attempts to send a message",
        handle -> AttemptLog.read(handle, database.dialect(), id));
  }

  @Override
  public ConversacionPage list(ConversacionFilter filter, PageRequest page) {
    return database.read(
        "listing messages",
        handle -> {
          Listing listing = Listing.of(handle, database.dialect(), filter);
          List<Conversacion> found = page(handle, listing, page);
          boolean hasMore = found.size() > page.size();
          Totals.Total total = Totals.of(handle, listing, filter);
          return new ConversacionPage(
              hasMore ? found.subList(0, page.size()) : found,
              total.rows(),
              total.isExact(),
              hasMore);
        });
  }

  @Override
  public Estadisticas estadisticas(Instant now) {
    Instant from = now.minus(Duration.ofHours(24));
    return database.read(
        "reading the figures",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(inbound), 0) AS inbound,
                      COALESCE(SUM(outbound), 0) AS outbound,
                      COALESCE(SUM(con_cliente), 0) AS con_cliente,
                      COALESCE(SUM(respuestas_enviadas), 0) AS respuestas
                    FROM contadores""")
                .map(
                    (row, context) ->
                        estadisticas(
                            row.getLong("inbound"),
                            row.getLong("outbound"),
                            row.getLong("con_cliente"),
                            row.getLong("respuestas"),
                            since(handle, from)))
                .one());
  }

  @Override
  public List<ReportedStatus> listStatuses(ConversacionId id) {
    return statuses.ofMessage(id);
  }

  @Override
  public Optional<Instant> findHeldUntil(ConversacionId id) {
    return statuses.heldUntil(id);
  }

  @Override
  public List<Cobros> listCobros(Instant from, Instant until) {
    return statuses.charges(from, until);
  }

  private static Estadisticas estadisticas(
      long inbound, long outbound, long withClient, long answered, long lastDay) {
    long total = inbound + outbound;
    return new Estadisticas(
        total, inbound, outbound, withClient, total - withClient, answered, lastDay);
  }

  /** Whole minutes from their counters, and the rows of the minute that {@code from} cuts. */
  private long since(Handle handle, Instant from) {
    long firstWhole = Counters.minute(from.minusNanos(1)) + 1;
    long whole =
        handle
            .createQuery("SELECT COALESCE(SUM(n), 0) FROM contadores_minuto WHERE minuto >= :from")
            .bind("from", firstWhole)
            .mapTo(Long.class)
            .one();
    long cut =
        handle
            .createQuery(
                "SELECT COUNT(*) FROM conversaciones_whatsapp"
                    + " WHERE timestamp >= :from AND timestamp < :until")
            .bind("from", database.dialect().argument(from))
            .bind(
                "until",
                database.dialect().argument(Instant.EPOCH.plus(Duration.ofMinutes(firstWhole))))
            .mapTo(Long.class)
            .one();
    return whole + cut;
  }

  private List<Conversacion> page(Handle handle, Listing listing, PageRequest page) {
    if (listing.isEmpty()) {
      return List.of();
    }
    Listing.Sql inner = listing.ids(page);
    return inner
        .bindTo(
            handle.createQuery(
                ConversacionRow.SELECT
                    + " JOIN ("
                    + inner.text()
                    + ") p ON p.id = c.id ORDER BY c.timestamp DESC, c.id DESC"))
        .map(rows)
        .list();
  }
}
