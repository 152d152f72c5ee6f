package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.botcrm.testkit.fixture.Carteras.bareCuota;
import static org.botcrm.testkit.fixture.Carteras.barePago;
import static org.botcrm.testkit.fixture.Carteras.barePrestamo;
import static org.botcrm.testkit.fixture.Carteras.cuota;
import static org.botcrm.testkit.fixture.Carteras.pago;
import static org.botcrm.testkit.fixture.Carteras.prestamo;
import static org.botcrm.testkit.fixture.Carteras.usd;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.CarteraReading.Reason;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.testkit.fixture.Carteras;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

/** What every {@link CarteraLookup} must do, for a lender of Venezuela who counts in dollars. */
public interface CarteraContract {
  /** Longer than any test takes. */
  Duration PATIENCE = Duration.ofSeconds(30);

  /** The last day of a leap year's February. */
  LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);

  /**
   * A lookup in a CRM that has these records and no others, on a clock that stands at {@link
   * MutableClock#START}. Called once in each test.
   */
  CarteraLookup cartera(List<Cliente> clientes, List<Prestamo> prestamos, List<Pago> pagos);

  private static CarteraReading reading(CarteraLookup lookup, int cliente) {
    return lookup.read(new ClienteId(cliente), PATIENCE);
  }

  private static Cartera read(CarteraLookup lookup, int cliente) {
    return reading(lookup, cliente)
        .match(
            cartera -> cartera,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  private static List<Cliente> people() {
    return List.of(Clientes.ana(), Clientes.withCedula(2, "V-20.000.002"));
  }

  @Test
  default void aPortfolioIsReadWithEveryField() {
    Prestamo full =
        prestamo(
            7,
            1,
            "APROBADO",
            cuota(7, 1, LEAP_DAY, "100.04", "PAGADO"),
            cuota(7, 2, LEAP_DAY.plusMonths(1), "0.05", "PARCIAL"));
    Pago payment = pago(70, 7, "V-12345678", "2026-11-20T23:59:59.654321");

    Cartera cartera = read(cartera(people(), List.of(full), List.of(payment)), 1);

    assertThat(cartera.clienteId()).isEqualTo(new ClienteId(1));
    assertThat(cartera.currency()).isEqualTo(Carteras.CURRENCY);
    assertThat(cartera.prestamos()).containsExactly(full);
    assertThat(cartera.pagos().list()).containsExactly(payment);
    assertThat(cartera.pagos().complete()).isTrue();
    assertThat(cartera.readAt()).isEqualTo(MutableClock.START);
  }

  @Test
  default void whatTheCrmLeavesOutIsMissingAndNotGuessed() {
    Prestamo bare = barePrestamo(7, 1, "EN_REVISION");
    Prestamo granted = prestamo(8, 1, "APROBADO", bareCuota(8, 1, LEAP_DAY, "PENDIENTE"));
    Pago payment = barePago(70, 8, "", "2026-11-20T00:00:00");

    Cartera cartera = read(cartera(people(), List.of(bare, granted), List.of(payment)), 1);

    assertThat(cartera.prestamos()).containsExactly(bare, granted);
    assertThat(cartera.pagos().list()).containsExactly(payment);
    assertThat(cartera.saldo()).contains(usd("50"));
  }

  @Test
  default void whoHasNoLoanHasAnEmptyPortfolio() {
    CarteraLookup lookup = cartera(people(), List.of(barePrestamo(7, 1, "DRAFT")), List.<Pago>of());

    for (int cliente : List.of(2, 99, Integer.MIN_VALUE)) {
      Cartera cartera = read(lookup, cliente);

      assertThat(cartera.prestamos()).isEmpty();
      assertThat(cartera.pagos().isEmpty()).isTrue();
      assertThat(cartera.saldo()).contains(usd("0"));
    }
  }

  @Test
  default void nothingOfOneClientIsInThePortfolioOfAnother() {
    Prestamo ofOne = prestamo(7, 1, "APROBADO", cuota(7, 1, LEAP_DAY, "0", "PENDIENTE"));
    Prestamo ofTwo = prestamo(8, 2, "APROBADO", cuota(8, 1, LEAP_DAY, "0", "PENDIENTE"));
    List<Pago> payments =
        List.of(
            pago(70, 7, "V-12345678", "2026-11-20T10:00:00"),
            // Paid by the other: it is the loan that counts.
            pago(71, 8, "V-12345678", "2026-11-20T11:00:00"),
            pago(72, null, "V-20000002", "2026-11-20T12:00:00"));
    CarteraLookup lookup = cartera(people(), List.of(ofOne, ofTwo), payments);

    assertThat(read(lookup, 1).prestamos()).containsExactly(ofOne);
    assertThat(read(lookup, 1).pagos().list()).extracting(Pago::id).containsExactly(70);
    assertThat(read(lookup, 2).prestamos()).containsExactly(ofTwo);
    assertThat(read(lookup, 2).pagos().list()).extracting(Pago::id).containsExactly(72, 71);
  }

  @Test
  default void statesAreKeptAsTheCrmWritesThem() {
    Prestamo odd = prestamo(7, 1, "En estudio ☂", bareCuota(7, 1, LEAP_DAY, "Reestructurada"));

    Cartera cartera = read(cartera(people(), List.of(odd), List.<Pago>of()), 1);

    assertThat(cartera.prestamos()).containsExactly(odd);
    assertThat(cartera.isUnclear()).isTrue();
  }

  @Test
  default void loansAndInstalmentsAndPaymentsComeInOrder() {
    Prestamo late =
        prestamo(
            9,
            1,
            "APROBADO",
            IntStream.rangeClosed(1, 12)
                .mapToObj(i -> bareCuota(9, 13 - i, LEAP_DAY.plusDays(13 - i), "PENDIENTE"))
                .toArray(Cuota[]::new));
    List<Pago> payments =
        List.of(
            pago(1, 9, "", "2026-11-20T10:00:00"),
            pago(3, 9, "", "2026-11-21T10:00:00"),
            pago(2, 9, "", "2026-11-21T10:00:00"));
    List<Prestamo> loans = List.of(late, barePrestamo(3, 1, "DRAFT"));

    Cartera cartera = read(cartera(people(), loans, payments), 1);

    assertThat(cartera.prestamos()).extracting(p -> p.id().value()).containsExactly(3, 9);
    assertThat(cartera.cuotas().list())
        .extracting(Cuota::numeroCuota)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(cartera.pagos().list()).extracting(Pago::id).containsExactly(3, 2, 1);
  }

  @Test
  default void aPaymentWithoutALoanIsThatOfWhoseNumberItNames() {
    List<String> own =
        List.of("V-12.345.678", "V12345678", "v-12345678", "12345678", "12.345.678", "V 12345678");
    List<String> others = List.of("E-12345678", "V-12345679", "J-12345678", "", "V-1234567");
    List<Pago> payments =
        IntStream.range(0, own.size() + others.size())
            .mapToObj(
                i ->
                    pago(
                        i + 1,
                        null,
                        i < own.size() ? own.get(i) : others.get(i - own.size()),
                        "2026-11-20T10:00:00"))
            .toList();

    Cartera cartera = read(cartera(people(), List.<Prestamo>of(), payments), 1);

    assertThat(cartera.pagos().list())
        .extracting(Pago::cedula)
        .containsExactlyInAnyOrderElementsOf(own);
  }

  @Test
  default void aPaymentWithoutALoanIsNobodysWhenTwoClientsHaveTheNumber() {
    List<Cliente> twins =
        List.of(Clientes.withCedula(1, "V-12345678"), Clientes.withCedula(2, "12.345.678"));
    List<Pago> payments = List.of(pago(1, null, "V-12345678", "2026-11-20T10:00:00"));
    CarteraLookup lookup = cartera(twins, List.<Prestamo>of(), payments);

    assertThat(read(lookup, 1).pagos().isEmpty()).isTrue();
    assertThat(read(lookup, 2).pagos().isEmpty()).isTrue();
  }

  @Test
  default void amountsAreExactToTheCent() {
    Money large = usd("999999999999.99");
    Prestamo template = barePrestamo(7, 1, "DRAFT");
    Prestamo loan =
        new Prestamo(
            template.id(),
            template.clienteId(),
            large,
            12,
            new Money(new BigDecimal("0.1"), Carteras.CURRENCY),
            template.modalidadPago(),
            null,
            template.estado(),
            null,
            template.fechaRegistro(),
            template.cuotas());

    Cartera cartera = read(cartera(people(), List.of(loan), List.<Pago>of()), 1);

    assertThat(cartera.prestamos()).containsExactly(loan);
  }

  @Test
  default void ofManyPaymentsTheLatestAreRead() {
    int most = CarteraLookup.MOST_PAGOS;
    Prestamo loan = barePrestamo(7, 1, "LIQUIDADO");
    List<Pago> payments =
        IntStream.rangeClosed(1, most + 5)
            .mapToObj(
                i ->
                    pago(
                        i, i % 2 == 0 ? 7 : null, "V-12345678", LEAP_DAY.plusDays(i) + "T10:00:00"))
            .toList();

    Cartera cartera = read(cartera(people(), List.of(loan), payments), 1);

    assertThat(cartera.pagos().list()).hasSize(most);
    assertThat(cartera.pagos().list().get(0).id()).isEqualTo(most + 5);
    assertThat(cartera.pagos().list().get(most - 1).id()).isEqualTo(6);
    assertThat(cartera.pagos().complete()).isFalse();
  }

  @Test
  default void asManyInstalmentsAsAreReadAreAllThere() {
    int most = CarteraLookup.MOST_CUOTAS;
    List<Prestamo> enough = List.of(weekly(7, most / 2), weekly(8, most - most / 2));
    List<Prestamo> tooMany = List.of(enough.get(0), enough.get(1), ofTwo(weekly(9, 1)));
    CarteraLookup lookup = cartera(people(), tooMany, List.<Pago>of());

    assertThat(read(lookup, 1).cuotas().size()).isEqualTo(most);
    assertThat(read(lookup, 2).cuotas().size()).isEqualTo(1);
  }

  @Test
  default void oneInstalmentMoreThanAreReadGivesNoAnswer() {
    CarteraLookup lookup =
        cartera(people(), List.of(weekly(7, CarteraLookup.MOST_CUOTAS + 1)), List.<Pago>of());

    assertThat(reading(lookup, 1)).isEqualTo(new CarteraReading.Unavailable(Reason.TOO_LARGE));
  }

  private static Prestamo weekly(int id, int cuotas) {
    return prestamo(
        id,
        1,
        "APROBADO",
        IntStream.rangeClosed(1, cuotas)
            .mapToObj(i -> bareCuota(id * 10, i, LEAP_DAY.plusWeeks(i), "PENDIENTE"))
            .map(cuota -> moved(cuota, id))
            .toArray(Cuota[]::new));
  }

  /** Ids of thousands of instalments must not meet those of the next loan. */
  private static Cuota moved(Cuota cuota, int prestamo) {
    return new Cuota(
        cuota.id(),
        new PrestamoId(prestamo),
        cuota.numeroCuota(),
        cuota.fechaVencimiento(),
        null,
        cuota.montoCuota(),
        cuota.saldoCapitalFinal(),
        null,
        null,
        cuota.estado());
  }

  private static Prestamo ofTwo(Prestamo loan) {
    return new Prestamo(
        loan.id(),
        new ClienteId(2),
        loan.totalFinanciamiento(),
        loan.numeroCuotas(),
        loan.cuotaPeriodo(),
        loan.modalidadPago(),
        loan.producto(),
        loan.estado(),
        loan.fechaAprobacion(),
        loan.fechaRegistro(),
        loan.cuotas());
  }

  @Test
  default void anAnswerThatMayTakeNoTimeIsRefused() {
    CarteraLookup lookup = cartera(people(), List.<Prestamo>of(), List.<Pago>of());

    for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> lookup.read(new ClienteId(1), none))
          .withMessageContaining("timeout");
    }
  }
}
