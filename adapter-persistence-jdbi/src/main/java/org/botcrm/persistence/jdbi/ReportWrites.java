package org.botcrm.persistence.jdbi;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.pago.PagoEstado;
import org.jspecify.annotations.Nullable;

/** Payments that were reported and promised, and what was not understood. */
final class ReportWrites {
  private static final String REPORT =
      """
      INSERT INTO pagos_reportados (chat_id, mensaje_id, cliente_id, prestamo_id, monto, moneda,
        fecha, banco, referencia, referencia_clave, comprobante_id, huella, estado, creado_en)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id\
      """;

  private static final String PROMISE =
      """
      INSERT INTO promesas_pago (chat_id, mensaje_id, cliente_id, prestamo_id, monto, moneda,
        fecha, creado_en)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id\
      """;

  private final Dialect dialect;
  private final List<@Nullable Object[]> pagos = new ArrayList<>(0);
  private final List<@Nullable Object[]> promesas = new ArrayList<>(0);
  private final List<@Nullable Object[]> misunderstood = new ArrayList<>(0);

  ReportWrites(Dialect dialect) {
    this.dialect = dialect;
  }

  void report(
      long chat,
      ConversacionId message,
      @Nullable ClienteId cliente,
      Effect.ReportPayment pago,
      Instant now) {
    ConversacionId slip = pago.slip();
    Sha256 slipHash = pago.slipHash();
    pagos.add(
        new Object[] {
          chat,
          message.value(),
          cliente == null ? null : cliente.value(),
          pago.prestamoId(),
          dialect.decimal(pago.amount()),
          pago.currency(),
          day(pago.paidOn()),
          pago.bank(),
          pago.reference(),
          pago.referenceKey().orElse(null),
          slip == null ? null : slip.value(),
          slipHash == null ? null : slipHash.hex(),
          PagoEstado.PENDIENTE.name(),
          now
        });
  }

  void promise(
      long chat,
      ConversacionId message,
      @Nullable ClienteId cliente,
      Effect.PromisePayment promesa,
      Instant now) {
    BigDecimal amount = promesa.amount();
    promesas.add(
        new Object[] {
          chat,
          message.value(),
          cliente == null ? null : cliente.value(),
          promesa.prestamoId(),
          amount == null ? null : dialect.decimal(amount),
          promesa.currency(),
          day(promesa.payOn()),
          now
        });
  }

  void notUnderstood(String words, Instant now) {
    misunderstood.add(new Object[] {words, now});
  }

  private @Nullable Object day(@Nullable LocalDate day) {
    return day == null ? null : dialect.day(day);
  }

  void write(WriteSession session) throws SQLException {
    insert(session, EventKind.PAYMENT_REPORTED, REPORT, pagos);
    insert(session, EventKind.PAYMENT_PROMISED, PROMISE, promesas);
    session.updateEach("INSERT INTO no_entendidos (palabras, en) VALUES (?, ?)", misunderstood);
  }

  /** Rows that begin with their chat and end with their time. */
  private static void insert(
      WriteSession session, EventKind kind, String sql, List<@Nullable Object[]> rows)
      throws SQLException {
    for (@Nullable Object[] row : rows) {
      long id = session.one(sql, Dialect::id, row);
      session.changes().other(kind, id, (Long) row[0], null, (Instant) row[row.length - 1]);
    }
  }
}
