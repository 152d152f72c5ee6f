package org.botcrm.testkit.chat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/** Reads the facts on top of a script. For one script. */
final class FactsReader {
  private final List<Cliente> clientes = new ArrayList<>();
  private final List<Prestamo> prestamos = new ArrayList<>();
  private final List<Pago> pagos = new ArrayList<>();
  private String country = "VE";
  private String currency = "USD";
  private LocalDateTime start = LocalDateTime.parse("2026-11-23T10:00");
  private boolean carteraAway;
  private @Nullable String from;

  void read(int number, String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new ChatScriptException(number, "se espera «nombre: valor», o una línea con > o <");
    }
    String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String[] values = line.substring(colon + 1).strip().split("\\s*\\|\\s*");
    try {
      fact(number, name, values);
    } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new ChatScriptException(number, "«" + name + "» no tiene la forma esperada");
    }
  }

  private void fact(int number, String name, String[] values) {
    switch (name) {
      case "país", "pais" -> country = values[0];
      case "moneda" -> currency = values[0];
      case "hoy" -> start = LocalDateTime.parse(values[0].replace(' ', 'T'));
      case "desde" -> from = String.join("|", values);
      case "cartera" -> carteraAway = values[0].equals("caída") || values[0].equals("caida");
      case "cliente" -> clientes.add(cliente(values));
      case "préstamo", "prestamo" -> prestamos.add(prestamo(number, values));
      case "pago" -> pagos.add(pago(values));
      default -> throw new ChatScriptException(number, "no existe el dato «" + name + "»");
    }
  }

  /** {@code cliente: 1 | V-12345678 | María Pérez | 0414-1234567 | maria@ejemplo.com}. */
  private static Cliente cliente(String[] values) {
    return new Cliente(
        new ClienteId(Integer.parseInt(values[0])),
        values[1],
        values[2],
        null,
        values.length > 3 && !values[3].isEmpty() ? values[3] : null,
        values.length > 4 && !values[4].isEmpty() ? values[4] : null,
        "ACTIVO");
  }

  /**
   * {@code préstamo: 10 | 1 | Moto | APROBADO | 12 x 100.00 | desde 2026-06-15 | pagadas 4}: id,
   * client, product, state, instalments of a month each, the first date, how many are paid.
   */
  private Prestamo prestamo(int number, String[] values) {
    PrestamoId id = new PrestamoId(Integer.parseInt(values[0]));
    ClienteId cliente = new ClienteId(Integer.parseInt(values[1]));
    String[] plan = values[4].split(" x ");
    int count = Integer.parseInt(plan[0]);
    Money each = new Money(new BigDecimal(plan[1]), currency);
    LocalDate first = LocalDate.parse(word(number, values[5], "desde"));
    int paid = values.length > 6 ? Integer.parseInt(word(number, values[6], "pagadas")) : 0;
    List<Cuota> cuotas = new ArrayList<>();
    boolean granted = values[3].equals("APROBADO") || values[3].equals("LIQUIDADO");
    for (int i = 0; granted && i < count; i++) {
      cuotas.add(cuota(id, i, first.plusMonths(i), each, i < paid));
    }
    return new Prestamo(
        id,
        cliente,
        new Money(each.amount().multiply(BigDecimal.valueOf(count)), currency),
        count,
        each,
        "MENSUAL",
        values[2].isEmpty() ? null : values[2],
        values[3],
        granted ? first.minusMonths(1).atStartOfDay() : null,
        first.minusMonths(1).atStartOfDay(),
        new Cuotas(currency, cuotas));
  }

  private static Cuota cuota(PrestamoId loan, int place, LocalDate due, Money each, boolean paid) {
    return new Cuota(
        loan.value() * 1_000 + place,
        loan,
        place + 1,
        due,
        paid ? due : null,
        each,
        null,
        paid ? each : null,
        null,
        paid ? "PAGADO" : "PENDIENTE");
  }

  /**
   * {@code pago: 2026-10-15 | 1 | 10 | 100.00 | 12345678}: date, client, loan, amount, reference.
   */
  private Pago pago(String[] values) {
    int cliente = Integer.parseInt(values[1]);
    String cedula =
        clientes.stream()
            .filter(known -> known.id().value() == cliente)
            .map(Cliente::cedula)
            .findFirst()
            .orElse("");
    return new Pago(
        pagos.size() + 1,
        new PrestamoId(Integer.parseInt(values[2])),
        cedula,
        LocalDate.parse(values[0]).atTime(12, 0),
        new Money(new BigDecimal(values[3]), currency),
        values[4],
        null,
        null,
        true);
  }

  private static String word(int number, String value, String word) {
    if (!value.startsWith(word + " ")) {
      throw new ChatScriptException(number, "se espera «" + word + " …» y no «" + value + "»");
    }
    return value.substring(word.length() + 1);
  }

  ChatFacts facts(int lines) {
    String writes = from;
    if (writes == null) {
      throw new ChatScriptException(lines, "falta «desde:», el teléfono que escribe");
    }
    return new ChatFacts(country, start, clientes, prestamos, pagos, carteraAway, writes);
  }
}
