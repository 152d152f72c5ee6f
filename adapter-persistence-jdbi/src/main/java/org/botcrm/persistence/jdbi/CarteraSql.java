package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.CurrencyWords;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cliente.ClienteId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read one client's records, each with a limit that is one row above what may
 * be used, so that it is seen when there are more.
 */
final class CarteraSql {
  private static final String PRESTAMOS =
      """
      SELECT id, cliente_id, total_financiamiento, numero_cuotas, cuota_periodo, modalidad_pago,
             producto, estado, fecha_aprobacion, fecha_registro
      FROM %sprestamos WHERE cliente_id = :cliente ORDER BY id LIMIT :limit""";

  private static final String CUOTAS =
      """
      SELECT id, prestamo_id, numero_cuota, fecha_vencimiento, fecha_pago, monto_cuota,
             saldo_capital_final, total_pagado, dias_mora, estado
      FROM %scuotas
      WHERE prestamo_id IN (SELECT p.id FROM %sprestamos p WHERE p.cliente_id = :cliente)
      ORDER BY prestamo_id, numero_cuota LIMIT :limit""";

  private static final String PAGO =
      """
      SELECT id, prestamo_id, cedula, fecha_pago, monto_pagado, numero_documento,
             institucion_bancaria, estado, conciliado, moneda_registro
      FROM %spagos
      """;

  private static final String PAGOS =
      PAGO
          + """
          WHERE prestamo_id IN (SELECT p.id FROM %sprestamos p WHERE p.cliente_id = :cliente)
          ORDER BY fecha_pago DESC, id DESC LIMIT :limit""";

  // The plus keeps SQLite from walking through all payments without a loan: it would take the index
  // of prestamo_id for them, which is in the order of the dates, where that of cedula finds a few.
  private static final String PAGOS_WITHOUT_LOAN =
      PAGO
          + """
          WHERE cedula IN (<writings>) AND +prestamo_id IS NULL
          ORDER BY fecha_pago DESC, id DESC LIMIT :limit""";

  private final String prefix;
  private final CrmColumns columns;
  private final String currency;

  CarteraSql(@Nullable String schema, LenderSettings lender) {
    this.prefix = schema == null ? "" : "\"" + schema + "\".";
    this.columns = new CrmColumns(lender);
    this.currency = lender.currency();
  }

  /** A table as statements name it. */
  String table(String name) {
    return prefix + name;
  }

  Optional<String> cedula(Handle handle, ClienteId cliente) {
    return handle
        .createQuery("SELECT cedula FROM " + table("clientes") + " WHERE id = :cliente")
        .bind("cliente", cliente.value())
        .map((row, context) -> CrmColumns.text(row, "cedula"))
        .findOne();
  }

  /** The loans, without their instalments. */
  List<Prestamo> prestamos(Handle handle, ClienteId cliente) {
    return handle
        .createQuery(PRESTAMOS.formatted(prefix))
        .bind("cliente", cliente.value())
        .bind("limit", CarteraLookup.MOST_PRESTAMOS + 1)
        .map((row, context) -> prestamo(row))
        .list();
  }

  List<Cuota> cuotas(Handle handle, ClienteId cliente) {
    return handle
        .createQuery(CUOTAS.formatted(prefix, prefix))
        .bind("cliente", cliente.value())
        .bind("limit", CarteraLookup.MOST_CUOTAS + 1)
        .map((row, context) -> cuota(row))
        .list();
  }

  /** The latest payments of the client's loans. */
  List<Pago> pagos(Handle handle, ClienteId cliente) {
    return handle
        .createQuery(PAGOS.formatted(prefix, prefix))
        .bind("cliente", cliente.value())
        .bind("limit", CarteraLookup.MOST_PAGOS + 1)
        .map((row, context) -> pago(row))
        .list();
  }

  /** The latest payments that name no loan, and a payer in one of these writings. */
  List<Pago> pagosWithoutLoan(Handle handle, List<String> writings) {
    return handle
        .createQuery(PAGOS_WITHOUT_LOAN.formatted(prefix))
        .bindList("writings", writings)
        .bind("limit", CarteraLookup.MOST_PAGOS + 1)
        .map((row, context) -> pago(row))
        .list();
  }

  private Prestamo prestamo(ResultSet row) throws SQLException {
    return new Prestamo(
        new PrestamoId(row.getInt("id")),
        new ClienteId(row.getInt("cliente_id")),
        CrmColumns.required(columns.money(row, "total_financiamiento"), "total_financiamiento"),
        row.getInt("numero_cuotas"),
        columns.money(row, "cuota_periodo"),
        CrmColumns.text(row, "modalidad_pago"),
        row.getString("producto"),
        CrmColumns.text(row, "estado"),
        columns.time(row, "fecha_aprobacion"),
        columns.time(row, "fecha_registro"),
        Cuotas.none(currency));
  }

  private Cuota cuota(ResultSet row) throws SQLException {
    return new Cuota(
        row.getInt("id"),
        new PrestamoId(row.getInt("prestamo_id")),
        row.getInt("numero_cuota"),
        CrmColumns.required(CrmColumns.date(row, "fecha_vencimiento"), "fecha_vencimiento"),
        CrmColumns.date(row, "fecha_pago"),
        CrmColumns.required(columns.money(row, "monto_cuota"), "monto_cuota"),
        columns.money(row, "saldo_capital_final"),
        columns.money(row, "total_pagado"),
        CrmColumns.number(row, "dias_mora"),
        CrmColumns.text(row, "estado"));
  }

  private Pago pago(ResultSet row) throws SQLException {
    Integer prestamo = CrmColumns.number(row, "prestamo_id");
    String paidIn = CurrencyWords.code(row.getString("moneda_registro"), currency);
    return new Pago(
        row.getInt("id"),
        prestamo == null ? null : new PrestamoId(prestamo),
        CrmColumns.text(row, "cedula"),
        CrmColumns.required(columns.time(row, "fecha_pago"), "fecha_pago"),
        CrmColumns.required(CrmColumns.money(row, "monto_pagado", paidIn), "monto_pagado"),
        CrmColumns.text(row, "numero_documento"),
        row.getString("institucion_bancaria"),
        row.getString("estado"),
        row.getBoolean("conciliado"));
  }
}
