package org.botcrm.persistence.jdbi;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.pago.PagoEstado;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PromesaPago;
import org.jspecify.annotations.Nullable;

/** Reads payments that were reported and promised. */
final class PagoReads {
  private PagoReads() {}

  /** All of a report, with those before it; what follows is a condition on {@code p}. */
  static String selectReports(Dialect dialect) {
    return "SELECT p.*, "
        + earlier(dialect, "huella")
        + " AS mismo_comprobante, "
        + earlier(dialect, "referencia_clave")
        + " AS misma_referencia FROM pagos_reportados p";
  }

  private static String earlier(Dialect dialect, String column) {
    return "(SELECT "
        + dialect.joined("n.id")
        + " FROM (SELECT o.id FROM pagos_reportados o WHERE o."
        + column
        + " = p."
        + column
        + " AND o.id < p.id ORDER BY o.id DESC LIMIT "
        + PagoReportado.MAX_REPEATS
        + ") n)";
  }

  /** Of {@link #selectReports}. */
  static PagoReportado report(ResultSet row, Dialect dialect) throws SQLException {
    return new PagoReportado(
        row.getLong("id"),
        new ChatId(row.getLong("chat_id")),
        new ConversacionId(row.getLong("mensaje_id")),
        cliente(row),
        payment(row),
        instant(row, "creado_en", dialect),
        revision(row, dialect),
        ids(row.getString("mismo_comprobante")),
        ids(row.getString("misma_referencia")));
  }

  private static Effect.ReportPayment payment(ResultSet row) throws SQLException {
    Long slip = number(row, "comprobante_id");
    String slipHash = row.getString("huella");
    return new Effect.ReportPayment(
        number(row, "prestamo_id"),
        new BigDecimal(row.getString("monto")),
        row.getString("moneda"),
        day(row),
        row.getString("banco"),
        row.getString("referencia"),
        slip == null ? null : new ConversacionId(slip),
        slipHash == null ? null : new Sha256(slipHash));
  }

  private static PagoReportado.@Nullable Revision revision(ResultSet row, Dialect dialect)
      throws SQLException {
    PagoEstado estado = PagoEstado.valueOf(row.getString("estado"));
    return estado == PagoEstado.PENDIENTE
        ? null
        : new PagoReportado.Revision(
            estado == PagoEstado.APROBADO,
            row.getString("revisado_por"),
            row.getString("nota"),
            instant(row, "revisado_en", dialect));
  }

  /** A row of {@code promesas_pago}. */
  static PromesaPago promise(ResultSet row, Dialect dialect) throws SQLException {
    String amount = row.getString("monto");
    return new PromesaPago(
        row.getLong("id"),
        new ChatId(row.getLong("chat_id")),
        new ConversacionId(row.getLong("mensaje_id")),
        cliente(row),
        new Effect.PromisePayment(
            number(row, "prestamo_id"),
            amount == null ? null : new BigDecimal(amount),
            row.getString("moneda"),
            Objects.requireNonNull(day(row), "fecha")),
        instant(row, "creado_en", dialect));
  }

  private static Instant instant(ResultSet row, String column, Dialect dialect)
      throws SQLException {
    return Objects.requireNonNull(dialect.instant(row, column), column);
  }

  private static @Nullable LocalDate day(ResultSet row) throws SQLException {
    String day = row.getString("fecha");
    return day == null ? null : LocalDate.parse(day);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  static @Nullable ClienteId cliente(ResultSet row) throws SQLException {
    int id = row.getInt("cliente_id");
    return row.wasNull() ? null : new ClienteId(id);
  }

  /** Newest first. */
  private static List<Long> ids(@Nullable String joined) {
    return joined == null
        ? List.of()
        : Arrays.stream(joined.split(","))
            .map(Long::valueOf)
            .sorted(Comparator.reverseOrder())
            .toList();
  }
}
