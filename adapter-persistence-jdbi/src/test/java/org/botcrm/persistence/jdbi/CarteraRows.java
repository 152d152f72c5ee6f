package org.botcrm.persistence.jdbi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.jspecify.annotations.Nullable;

/** A lender's records as statements that write them, alike for both databases. */
final class CarteraRows {
  private CarteraRows() {}

  static String[] of(List<Prestamo> prestamos, List<Pago> pagos) {
    List<String> statements = new ArrayList<>();
    prestamos.forEach(
        prestamo -> {
          statements.add(insert(prestamo));
          prestamo.cuotas().list().forEach(cuota -> statements.add(insert(cuota)));
        });
    pagos.forEach(pago -> statements.add(insert(pago)));
    return statements.toArray(String[]::new);
  }

  private static String insert(Prestamo prestamo) {
    return insert(
        "prestamos",
        prestamo.id().value(),
        prestamo.clienteId().value(),
        prestamo.totalFinanciamiento(),
        prestamo.numeroCuotas(),
        prestamo.cuotaPeriodo(),
        prestamo.modalidadPago(),
        prestamo.producto(),
        prestamo.estado(),
        prestamo.fechaAprobacion(),
        prestamo.fechaRegistro());
  }

  private static String insert(Cuota cuota) {
    return insert(
        "cuotas",
        cuota.id(),
        cuota.prestamoId().value(),
        null,
        cuota.numeroCuota(),
        cuota.fechaVencimiento(),
        cuota.fechaPago(),
        cuota.montoCuota(),
        cuota.saldoCapitalFinal(),
        cuota.totalPagado(),
        cuota.diasMora(),
        cuota.estado());
  }

  private static String insert(Pago pago) {
    PrestamoId prestamo = pago.prestamoId();
    return insert(
        "pagos",
        pago.id(),
        prestamo == null ? null : prestamo.value(),
        pago.cedula(),
        pago.fechaPago(),
        pago.montoPagado(),
        pago.numeroDocumento(),
        pago.institucionBancaria(),
        pago.estado(),
        pago.conciliado(),
        pago.montoPagado().currency());
  }

  private static String insert(String table, @Nullable Object... values) {
    return Stream.of(values)
        .map(CarteraRows::literal)
        .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES (", ")"));
  }

  private static String literal(@Nullable Object value) {
    if (value == null || value instanceof Integer || value instanceof Boolean) {
      return String.valueOf(value).toUpperCase(Locale.ROOT);
    }
    String text = value instanceof Money money ? money.amount().toPlainString() : value.toString();
    return "'" + text.replace("'", "''") + "'";
  }
}
