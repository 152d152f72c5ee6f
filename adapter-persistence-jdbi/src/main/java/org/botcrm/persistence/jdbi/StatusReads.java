package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReportedStatus;

/** Reads how far messages got, and what they cost. Thread-safe. */
final class StatusReads {
  private final Database database;

  StatusReads(Database database) {
    this.database = database;
  }

  List<ReportedStatus> ofMessage(ConversacionId id) {
    return database.read(
        "reading the statuses of a message",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.estado, e.timestamp, e.error FROM conversaciones_whatsapp c
                    JOIN estados_mensaje e
                      ON e.message_id = c.message_id AND e.phone_number_id = c.phone_number_id
                    WHERE c.id = :id AND c.direccion = 'OUTBOUND'""")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new ReportedStatus(
                            row.getString("estado"),
                            database.instant(row, "timestamp"),
                            row.getString("error")))
                .stream()
                .sorted(ReportedStatus.AS_THEY_HAPPENED)
                .toList());
  }

  Optional<Instant> heldUntil(ConversacionId id) {
    return database.read(
        "reading until when a message waits",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT disponible_en FROM salientes
                    WHERE id = :id AND abierto AND estado = :held""")
                .bind("id", id.value())
                .bind("held", HeldMessages.STATE)
                .map((row, context) -> database.instant(row, "disponible_en"))
                .findOne());
  }

  /** A quarter that was counted and then moved to another may be left with nothing. */
  List<Cobros> charges(Instant from, Instant until) {
    return database.read(
        "reading the costs",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cuarto, phone_number_id, categoria, tipo, SUM(n) AS n,
                      SUM(cobrados) AS cobrados
                    FROM contadores_cobro WHERE cuarto >= :from AND cuarto < :until
                    GROUP BY cuarto, phone_number_id, categoria, tipo HAVING SUM(n) > 0""")
                .bind("from", Cobros.quarter(from))
                .bind("until", Cobros.quarter(until))
                .map(
                    (row, context) ->
                        new Cobros(
                            Instant.ofEpochSecond(row.getLong("cuarto") * Cobros.QUARTER),
                            row.getString("phone_number_id"),
                            row.getString("categoria"),
                            row.getString("tipo"),
                            row.getLong("n"),
                            row.getLong("cobrados")))
                .list());
  }
}
