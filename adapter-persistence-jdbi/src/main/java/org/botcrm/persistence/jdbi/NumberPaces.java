package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.TokenBucket;
import org.jspecify.annotations.Nullable;

/** Reads and writes how business numbers may send, in {@code numeros_negocio}. */
final class NumberPaces {
  static final String COLUMNS =
      "phone_number_id, fichas, fichas_en, frenado_a, frenado_en, pausa_hasta, detenido_desde,"
          + " detenido_prueba, detenido_codigo, detenido_motivo,"
          + " detenido_por_estado";

  private NumberPaces() {}

  /** A business number and how it may send. */
  record Row(PhoneNumberId number, NumberPace pace) {}

  /**
   * Locked; those that another node has locked are left out, as it is sending for them now.
   *
   * @return in the order of their ids
   */
  static List<Row> lockFree(WriteSession session) throws SQLException {
    return session.list(
        "SELECT "
            + COLUMNS
            + " FROM numeros_negocio ORDER BY phone_number_id"
            + session.dialect().forUpdate("numeros_negocio")
            + session.dialect().skipLocked(),
        row -> read(row, session.dialect()));
  }

  /** Whether there are more numbers than these, which others keep; SQLite has no others. */
  static boolean isAnyKept(WriteSession session, int locked) throws SQLException {
    return !session.dialect().skipLocked().isEmpty()
        && session.one("SELECT COUNT(*) FROM numeros_negocio", Dialect::id) > locked;
  }

  /** Locked; null when the number has no row. */
  static @Nullable NumberPace lock(WriteSession session, PhoneNumberId number) throws SQLException {
    Row row =
        session.first(
            "SELECT "
                + COLUMNS
                + " FROM numeros_negocio WHERE phone_number_id = ?"
                + session.dialect().forUpdate("numeros_negocio"),
            result -> read(result, session.dialect()),
            number.value());
    return row == null ? null : row.pace;
  }

  /** Those of these numbers that are stopped, without a lock. */
  static List<String> stopped(WriteSession session, List<String> numbers) throws SQLException {
    return session.listIn(
        "SELECT phone_number_id FROM numeros_negocio WHERE detenido_desde IS NOT NULL"
            + " AND phone_number_id",
        numbers,
        "",
        row -> row.getString(1));
  }

  static void write(WriteSession session, PhoneNumberId number, NumberPace pace)
      throws SQLException {
    TokenBucket bucket = pace.bucket();
    NumberPace.Stop stop = pace.stop();
    session.update(
        """
        UPDATE numeros_negocio SET fichas = ?, fichas_en = ?, frenado_a = ?, frenado_en = ?,
          pausa_hasta = ?, detenido_desde = ?, detenido_prueba = ?, detenido_codigo = ?,
          detenido_motivo = ?, detenido_por_estado = ?
        WHERE phone_number_id = ?""",
        bucket == null ? null : bucket.tokens(),
        bucket == null ? null : bucket.at(),
        pace.slowedTo(),
        pace.slowedAt(),
        pace.pausedUntil(),
        stop == null ? null : stop.since(),
        stop == null ? null : stop.probeAt(),
        stop == null ? null : stop.error().code(),
        stop == null ? null : stop.error().words(),
        stop != null && stop.byStatus(),
        number.value());
  }

  static Row read(ResultSet row, Dialect dialect) throws SQLException {
    Double tokens = decimal(row, "fichas");
    Instant counted = dialect.instant(row, "fichas_en");
    return new Row(
        new PhoneNumberId(row.getString("phone_number_id")),
        new NumberPace(
            tokens == null || counted == null ? null : new TokenBucket(tokens, counted),
            decimal(row, "frenado_a"),
            dialect.instant(row, "frenado_en"),
            dialect.instant(row, "pausa_hasta"),
            stop(row, dialect)));
  }

  private static NumberPace.@Nullable Stop stop(ResultSet row, Dialect dialect)
      throws SQLException {
    Instant since = dialect.instant(row, "detenido_desde");
    Instant probe = dialect.instant(row, "detenido_prueba");
    String words = row.getString("detenido_motivo");
    return since == null || probe == null || words == null
        ? null
        : new NumberPace.Stop(
            new SendError(row.getInt("detenido_codigo"), words),
            since,
            probe,
            row.getBoolean("detenido_por_estado"));
  }

  private static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
