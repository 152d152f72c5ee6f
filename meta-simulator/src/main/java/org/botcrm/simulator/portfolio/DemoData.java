package org.botcrm.simulator.portfolio;

import static org.botcrm.simulator.portfolio.DemoLoan.Every.MENSUAL;
import static org.botcrm.simulator.portfolio.DemoLoan.Every.QUINCENAL;
import static org.botcrm.simulator.portfolio.DemoLoan.Every.SEMANAL;

import java.math.BigDecimal;
import java.util.List;
import org.botcrm.simulator.portfolio.DemoLoan.Every;

/**
 * Who is in the demo. The ID numbers are far above those given out; the phones are made up, and
 * written in as many ways as people do.
 */
final class DemoData {
  static final List<DemoClient> CLIENTS =
      List.of(
          client(1, "V-99000001", "María Fernanda", "Salcedo Rivas", "0414-1234567"),
          client(2, "V-99.000.002", "José Gregorio", "Mudarra", "+58 412 555.01.02"),
          client(3, "V99000003", "Yulimar Coromoto Bracho Peña", "", "0424 5550103 / 0212-5550104"),
          client(4, "V-99000005", "Andrés Eloy", "Quintero", "(0416) 555-0105"),
          // Mother and son share a phone: it identifies neither.
          client(5, "V-99000006", "Carmen Teresa", "Urdaneta de León", "0426-5550106"),
          client(6, "V-99000007", "Luis Alfredo", "León Urdaneta", "+584265550106"),
          client(7, "V-99000008", "Petra Antonia Guzmán", "", ""),
          client(8, "E-99000009", "Guadalupe", "Ibarra Nolasco", "+52 1 55 5550 0109"),
          client(9, "E-99000010", "Nicolás", "Ferreyra", "+54 9 11 5550-0110"),
          client(10, "E-99000011", "Thaís", "Moreira Lopes", "+55 31 95550-0111"),
          client(11, "V-99000012", "Ñusta Belén", "Araque O'Connor", "04145550112"),
          // Nobody can send him a code.
          new DemoClient(12, "V-99000013", "Wilmer", "Chacón", "58-412-5550113", null, "ACTIVO"),
          client(13, "V 99000014", "Deysi Carolina", "Pirela", "0412 555-0114"),
          client(14, "J-990000150", "Bodega La Esquina Feliz, C.A.", "", "0212 555 01 15"),
          client(
              15, "V-99000016", "Ramón Ignacio", "Tovar", "0414 555 0116 (esposa: 0414 555 0117)"),
          client(16, "V-99000018", "Génesis Paola", "Montilla", "4145550118"),
          client(17, "V-99000019", "Héctor", "Zambrano Duque", "0424.555.01.19"),
          client(18, "V-99000020", "Rosa Inés Camejo", "", "00584165550120"),
          client(19, "V-99000021", "Eleazar", "Piñango", "0416-5550121"),
          new DemoClient(
              20,
              "V-99000022",
              "Oscar Daniel",
              "Villamizar",
              "0412-5550122",
              "cliente20@ejemplo.invalid",
              "INACTIVO"),
          // Registered, and never asked for anything.
          client(21, "V-99000023", "Marisol del Valle", "Oropeza", "0424-5550123"));

  static final List<DemoLoan> LOANS =
      List.of(
          loan(1, 1, "Motocicleta", "1200.00", 12, MENSUAL, 5, "0.00", 8),
          loan(2, 1, "Teléfono", "300.00", 6, QUINCENAL, 6, "0.00", 10),
          loan(3, 2, "Nevera", "1000.00", 3, MENSUAL, 1, "100.00", -12),
          loan(4, 3, "Lavadora", "649.90", 8, QUINCENAL, 2, "0.00", -40),
          loan(5, 4, "Motocicleta", "1899.99", 18, MENSUAL, 7, "0.00", 0),
          loan(6, 5, "Cocina", "480.00", 12, SEMANAL, 3, "15.50", 2),
          loan(7, 6, "Televisor", "520.00", 8, QUINCENAL, 0, "0.00", 15),
          loan(8, 7, "Aire acondicionado", "750.00", 10, MENSUAL, 4, "0.00", -3),
          loan(9, 8, "Computadora", "899.97", 6, MENSUAL, 4, "0.00", 45),
          loan(10, 9, "Teléfono", "410.00", 10, SEMANAL, 6, "0.00", 1),
          loan(11, 10, "Motocicleta", "2100.00", 24, QUINCENAL, 9, "0.00", -95),
          loan(12, 11, "Nevera", "777.77", 7, MENSUAL, 2, "50.00", 20),
          loan(13, 12, "Televisor", "333.00", 9, SEMANAL, 1, "0.00", -16),
          settled(14, 13, "Lavadora", "640.00", 8, MENSUAL),
          settled(15, 17, "Teléfono", "199.99", 4, QUINCENAL),
          loan(16, 14, "Vitrina refrigerada", "3250.00", 13, MENSUAL, 6, "0.00", 30),
          requested(17, 15, "Motocicleta", "EN_REVISION", "1500.00"),
          requested(18, 16, "Computadora", "DRAFT", "820.00"),
          requested(19, 18, "Motocicleta", "RECHAZADO", "2400.00"),
          requested(20, 12, "Nevera", "EN_REVISION", "560.00"),
          loan(21, 19, "Cocina", "275.50", 5, QUINCENAL, 4, "0.00", -1),
          requested(22, 20, "Teléfono", "RECHAZADO", "390.00"),
          // The second running loan of client 4: one on time, one late.
          loan(23, 4, "Nevera", "540.00", 12, QUINCENAL, 3, "0.00", -5));

  /**
   * A payment that the lender has not put to a loan yet.
   *
   * @param client who paid
   * @param daysAgo when
   * @param amount in dollars
   */
  record LoosePayment(int client, int daysAgo, BigDecimal amount) {}

  static final List<LoosePayment> LOOSE = List.of(new LoosePayment(3, 2, new BigDecimal("30.00")));

  private DemoData() {}

  private static DemoClient client(
      int id, String cedula, String names, String surnames, String phones) {
    return new DemoClient(
        id,
        cedula,
        names,
        surnames.isEmpty() ? null : surnames,
        phones,
        "cliente" + id + "@ejemplo.invalid",
        "ACTIVO");
  }

  private static DemoLoan loan(
      int id,
      int client,
      String product,
      String total,
      int instalments,
      Every every,
      int paid,
      String partial,
      int nextDue) {
    String estado = paid == instalments ? "LIQUIDADO" : "APROBADO";
    return new DemoLoan(
        id,
        client,
        product,
        estado,
        new BigDecimal(total),
        instalments,
        every,
        paid,
        new BigDecimal(partial),
        nextDue);
  }

  private static DemoLoan settled(
      int id, int client, String product, String total, int instalments, Every every) {
    return loan(id, client, product, total, instalments, every, instalments, "0.00", 0);
  }

  private static DemoLoan requested(
      int id, int client, String product, String estado, String total) {
    return new DemoLoan(
        id, client, product, estado, new BigDecimal(total), 12, MENSUAL, 0, BigDecimal.ZERO, 30);
  }
}
