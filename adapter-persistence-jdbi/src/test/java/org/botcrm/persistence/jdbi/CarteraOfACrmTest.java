package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.CarteraReading.Reason;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.testkit.fixture.Carteras;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of a CRM, whose types and holes are its own. */
@Timeout(300)
class CarteraOfACrmTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ClienteId ANA = new ClienteId(1);

  private final TestDatabase database = TestDatabase.postgresqlBesideACrm("crm");
  private final CarteraLookup lookup = database.persistence().cartera();

  private void tables() {
    database.execute(
        "CREATE TABLE crm.prestamos (id int PRIMARY KEY, cliente_id int, total_financiamiento"
            + " numeric(14,2), numero_cuotas int, cuota_periodo numeric(14,2), modalidad_pago"
            + " varchar(20), producto varchar(100), estado varchar(20), fecha_aprobacion"
            + " timestamptz, fecha_registro date, concesionario text)",
        "CREATE TABLE crm.cuotas (id int PRIMARY KEY, prestamo_id int, cliente_id int,"
            + " numero_cuota int, fecha_vencimiento timestamp, fecha_pago date, monto_cuota"
            + " varchar(20), saldo_capital_final numeric(14,2), total_pagado numeric(14,2),"
            + " dias_mora int, estado varchar(20))",
        "CREATE TABLE crm.pagos (id int PRIMARY KEY, prestamo_id int, cedula varchar(20),"
            + " fecha_pago timestamptz, monto_pagado double precision, numero_documento"
            + " varchar(100), institucion_bancaria varchar(100), estado varchar(20), conciliado"
            + " boolean, moneda_registro varchar(10))",
        "INSERT INTO crm.clientes VALUES (1, 'V-12.345.678', 'Ana', NULL, NULL, NULL, 'ACTIVO')",
        "INSERT INTO crm.prestamos VALUES (7, 1, 100, 1, NULL, NULL, NULL, 'APROBADO',"
            + " '2026-11-20 02:00:00+00', '2026-11-18', 'x')",
        "INSERT INTO crm.cuotas VALUES (70, 7, 1, 1, '2026-12-15 00:00:00', NULL, ' 100.00 ',"
            + " NULL, NULL, NULL, 'PENDIENTE')");
  }

  private CarteraReading reading() {
    return lookup.read(ANA, PATIENCE);
  }

  private Cartera read() {
    return reading()
        .match(
            cartera -> cartera,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void otherTypesAndMissingValuesAreReadForWhatTheyAre() {
    tables();
    database.execute(
        "INSERT INTO crm.pagos VALUES (1, 7, NULL, '2026-11-20 02:30:00.5+00', 12.5, NULL, NULL,"
            + " NULL, NULL, 'Bs.')");

    Prestamo prestamo = read().prestamos().get(0);
    Cuota cuota = prestamo.cuotas().first().orElseThrow();
    Pago pago = read().pagos().list().get(0);

    // On the lender's clocks, in Caracas, it was still the day before.
    assertThat(prestamo.fechaAprobacion()).isEqualTo(LocalDateTime.parse("2026-11-19T22:00:00"));
    assertThat(prestamo.fechaRegistro()).isEqualTo(LocalDateTime.parse("2026-11-18T00:00:00"));
    assertThat(prestamo.cuotaPeriodo()).isNull();
    assertThat(prestamo.modalidadPago()).isEmpty();
    assertThat(cuota.fechaVencimiento()).isEqualTo(LocalDate.of(2026, 12, 15));
    assertThat(cuota.montoCuota()).isEqualTo(Carteras.usd("100"));
    assertThat(cuota.saldoCapitalFinal()).isNull();
    assertThat(pago.fechaPago()).isEqualTo(LocalDateTime.parse("2026-11-19T22:30:00.5"));
    assertThat(pago.montoPagado()).isEqualTo(new Money(new BigDecimal("12.5"), "VES"));
    assertThat(pago.conciliado()).isFalse();
  }

  @Test
  void nothingIsWrittenToTheCrm() {
    tables();

    assertThat(read().saldo()).contains(Carteras.usd("100"));

    assertThat(database.tables("crm")).containsExactly("clientes", "cuotas", "pagos", "prestamos");
    assertThat(database.tables("public")).doesNotContain("prestamos", "cuotas", "pagos");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE crm.cuotas SET monto_cuota = 'cien'",
        "UPDATE crm.cuotas SET monto_cuota = NULL",
        "UPDATE crm.cuotas SET fecha_vencimiento = 'infinity'",
        "UPDATE crm.cuotas SET fecha_vencimiento = NULL",
        "UPDATE crm.prestamos SET total_financiamiento = 'NaN'",
        "UPDATE crm.prestamos SET fecha_aprobacion = '-infinity'"
      })
  void whatIsNoDateAndNoAmountGivesNoAnswerInsteadOfAGuess(String damage) {
    tables();
    database.execute(damage);

    assertThat(reading()).isEqualTo(new CarteraReading.Unavailable(Reason.UNREADABLE));
  }

  @Test
  void withoutItsTablesThereIsHonestlyNoAnswer() {
    assertThat(reading()).isEqualTo(new CarteraReading.Unavailable(Reason.OUTAGE));
  }

  @Test
  void aCrmThatHangsIsNotWaitedForAndAnswersAgainAfterwards() throws SQLException {
    tables();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE crm.cuotas IN ACCESS EXCLUSIVE MODE");

      // More than have a thread: those that wait for one are answered in time too.
      for (int i = 0; i < 20; i++) {
        assertThat(lookup.read(ANA, Duration.ofMillis(50)))
            .isEqualTo(new CarteraReading.Unavailable(Reason.TIMEOUT));
      }
      // The rest of the bot goes on.
      assertThat(database.persistence().clientes().find(ANA)).isPresent();
      other.rollback();
    }
    assertThat(read().saldo()).contains(Carteras.usd("100"));
  }

  @Test
  void aDatabaseThatIsClosedGivesNoAnswer() {
    JdbiPersistence node = database.anotherNode();
    CarteraLookup ofNode = node.cartera();
    node.close();

    assertThat(ofNode.read(ANA, PATIENCE)).isEqualTo(new CarteraReading.Unavailable(Reason.OUTAGE));
  }

  @Test
  void aPortfolioIsReadAsOfOneMoment() throws SQLException {
    tables();
    CarteraSql sql = new CarteraSql("crm", LenderSettings.standard());
    try (GroupCommit writer =
        new GroupCommit(
            "test-writer",
            new SessionSource(database::connect, Dialect.POSTGRESQL, 0),
            new Crowd(System::nanoTime))) {
      Database snapshots =
          TestDatabase.watched(Dialect.POSTGRESQL, new ConnectionSource(database::reader), writer);

      List<Cuota> cuotas =
          snapshots.readSnapshot(
              "testing",
              PATIENCE,
              handle -> {
                assertThat(sql.prestamos(handle, ANA)).hasSize(1);
                database.execute("UPDATE crm.cuotas SET total_pagado = 100, estado = 'PAGADO'");
                return sql.cuotas(handle, ANA);
              });

      assertThat(cuotas).extracting(Cuota::estado).containsExactly("PENDIENTE");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theWordsForCurrenciesAreThoseOfTheCrm(Dialect dialect) {
    try (TestDatabase own =
        dialect == Dialect.SQLITE ? TestDatabase.sqlite() : TestDatabase.postgresql()) {
      own.execute(
          "INSERT INTO clientes VALUES (1, 'V-12345678', 'Ana', NULL, NULL, NULL, 'ACTIVO')",
          pago(1, "'BS'"),
          pago(2, "NULL"),
          pago(3, "'pesos'"));

      List<Money> totals =
          own.persistence()
              .cartera()
              .read(ANA, PATIENCE)
              .match(cartera -> cartera.pagos().totals(), reason -> List.of());

      assertThat(totals).extracting(Money::currency).containsExactly("USD", "VES", "XXX");
    }
  }

  private static String pago(int id, String currency) {
    return "INSERT INTO pagos VALUES ("
        + id
        + ", NULL, 'V12345678', '2026-11-20 10:00:00', 5.50, 'r', NULL, NULL, TRUE, "
        + currency
        + ")";
  }
}
