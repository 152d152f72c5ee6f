package org.botcrm.simulator.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.simulator.portfolio.DemoData.LoosePayment;
import org.jspecify.annotations.Nullable;

/**
 * The lender's portfolio of the demo: about twenty invented clients with loans, instalments and
 * payments, whose dates lie around a given day. Client 1 has the phone {@code +584141234567}.
 */
public final class DemoPortfolio {
  private DemoPortfolio() {}

  /**
   * The rows, as statements that run unchanged and in this order on SQLite and PostgreSQL, into
   * empty tables {@code clientes, prestamos, cuotas, pagos}. Every value is a literal; times are
   * text in ISO form without a zone.
   *
   * @param today the day the portfolio is seen on
   */
  public static List<String> statements(LocalDate today) {
    Objects.requireNonNull(today, "today");
    List<String> statements = new ArrayList<>();
    DemoData.CLIENTS.forEach(client -> statements.add(insert(client)));
    DemoData.LOANS.forEach(loan -> statements.add(insert(loan, today)));
    List<DemoCuota> cuotas =
        DemoData.LOANS.stream().flatMap(loan -> DemoCuota.of(loan, today).stream()).toList();
    for (int i = 0; i < cuotas.size(); i++) {
      statements.add(insert(i + 1, cuotas.get(i)));
    }
    List<DemoCuota> paid = cuotas.stream().filter(cuota -> cuota.paidOn() != null).toList();
    for (int i = 0; i < paid.size(); i++) {
      statements.add(insertPayment(i + 1, paid.get(i)));
    }
    for (int i = 0; i < DemoData.LOOSE.size(); i++) {
      statements.add(insertLoose(paid.size() + i + 1, DemoData.LOOSE.get(i), today));
    }
    return List.copyOf(statements);
  }

  /** The clients, by their ids, with what can be tried with each; the same on every day. */
  public static List<DemoPerson> people() {
    return DemoPeople.all();
  }

  private static String insert(DemoClient client) {
    return insert(
        "clientes (id, cedula, nombres, apellidos, telefono, email, estado)",
        client.id(),
        client.cedula(),
        client.names(),
        client.surnames(),
        client.phones(),
        client.email(),
        client.estado());
  }

  private static String insert(DemoLoan loan, LocalDate today) {
    LocalDate registered = loan.registered(today);
    return insert(
        "prestamos (id, cliente_id, total_financiamiento, numero_cuotas, cuota_periodo,"
            + " modalidad_pago, producto, estado, fecha_aprobacion, fecha_registro)",
        loan.id(),
        loan.client(),
        loan.total(),
        loan.instalments(),
        DemoCuota.period(loan),
        loan.every().name(),
        loan.product(),
        loan.estado(),
        loan.granted() ? time(registered, "11:30:00") : null,
        time(registered, "09:00:00"));
  }

  private static String insert(int id, DemoCuota cuota) {
    return insert(
        "cuotas (id, prestamo_id, cliente_id, numero_cuota, fecha_vencimiento, fecha_pago,"
            + " monto_cuota, saldo_capital_final, total_pagado, dias_mora, estado)",
        id,
        cuota.loan().id(),
        cuota.loan().client(),
        cuota.number(),
        cuota.due(),
        cuota.paidOn(),
        cuota.amount(),
        cuota.balance(),
        cuota.paid(),
        cuota.daysLate(),
        cuota.estado());
  }

  private static String insertPayment(int id, DemoCuota cuota) {
    return insertPayment(
        id,
        cuota.loan().id(),
        cuota.loan().client(),
        Objects.requireNonNull(cuota.paidOn()),
        cuota.paid());
  }

  private static String insertLoose(int id, LoosePayment payment, LocalDate today) {
    LocalDate day = today.minusDays(payment.daysAgo());
    return insertPayment(id, null, payment.client(), day, payment.amount());
  }

  private static String insertPayment(
      int id, @Nullable Integer loan, int client, LocalDate day, BigDecimal amount) {
    boolean cash = id % 4 == 0;
    return insert(
        "pagos (id, prestamo_id, cedula, fecha_pago, monto_pagado, numero_documento,"
            + " institucion_bancaria, estado, conciliado, moneda_registro)",
        id,
        loan,
        DemoData.CLIENTS.get(client - 1).cedula(),
        time(day, "10:15:00"),
        amount,
        "REF-%06d".formatted(id),
        cash ? null : "Banco de Ejemplo",
        "PAGADO",
        id % 5 != 0,
        "USD");
  }

  private static String insert(String table, @Nullable Object... values) {
    return Stream.of(values)
        .map(DemoPortfolio::literal)
        .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES (", ")"));
  }

  private static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof BigDecimal money) {
      return money.toPlainString();
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    return value instanceof Number ? value.toString() : "'" + quoted(value.toString()) + "'";
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }

  private static String time(LocalDate day, String time) {
    return day + " " + time;
  }
}
