package org.botcrm.domain.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarteraTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final ClienteId CLIENTE = new ClienteId(1);

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), "USD");
  }

  private static Cuota cuota(int number, int days, String paid, String estado) {
    return cuota(1, number, TODAY.plusDays(days), "100.00", paid, estado);
  }

  private static Cuota cuota(
      int loan, int number, LocalDate due, String amount, @Nullable String paid, String estado) {
    return new Cuota(
        100 * loan + number,
        new PrestamoId(loan),
        number,
        due,
        null,
        usd(amount),
        null,
        paid == null || paid.isEmpty() ? null : usd(paid),
        null,
        estado);
  }

  private static Prestamo prestamo(int id, String estado, int numeroCuotas, Cuota... cuotas) {
    return new Prestamo(
        new PrestamoId(id),
        CLIENTE,
        usd("300.00"),
        numeroCuotas,
        null,
        "MENSUAL",
        null,
        estado,
        null,
        null,
        new Cuotas("USD", List.of(cuotas)));
  }

  private static Cartera cartera(Prestamo... prestamos) {
    return new Cartera(
        CLIENTE, "USD", List.of(prestamos), new Pagos(List.of(), true), Instant.EPOCH);
  }

  private static Pago pago(int id, String day, String amount, String currency, String estado) {
    return new Pago(
        id,
        new PrestamoId(id % 2),
        "V-12345678",
        LocalDateTime.parse(day),
        new Money(new BigDecimal(amount), currency),
        "REF",
        null,
        estado,
        false);
  }

  @ParameterizedTest
  @CsvSource({
    // estado, total_pagado, remaining, paid, unclear
    "PENDIENTE, '', 100.00, false, false",
    "PENDIENTE, 0.00, 100.00, false, false",
    "PENDIENTE, 40.00, 60.00, false, false",
    "PENDIENTE, 100.00, 0.00, true, false",
    "ATRASADO, '', 100.00, false, false",
    "Vencida, '', 100.00, false, false",
    "PARCIAL, 99.99, 0.01, false, false",
    "PARCIAL, 100.01, 0.00, true, false",
    "PARCIAL, '', 100.00, false, true",
    "PAGADO, '', 0.00, true, false",
    "PAGADO, 99.00, 0.00, true, false",
    "pagada, 100.00, 0.00, true, false",
    "ADELANTADO, '', 0.00, true, false",
    "ADELANTADO, 50.00, 50.00, false, false",
    "ADELANTADO, 100.00, 0.00, true, false",
    "REESTRUCTURADA, 30.00, 70.00, false, true",
    "'', '', 100.00, false, true",
  })
  void whatRemainsOfAnInstalmentFollowsFromItsStateAndAmounts(
      String estado, String paid, String remaining, boolean isPaid, boolean unclear) {
    Cuota cuota = cuota(1, 5, paid, estado);

    assertThat(cuota.remaining()).isEqualTo(usd(remaining));
    assertThat(cuota.isPaid()).isEqualTo(isPaid);
    assertThat(cuota.isUnclear()).isEqualTo(unclear);
    assertThat(cuota.estado()).isEqualTo(estado);
  }

  @ParameterizedTest
  @CsvSource({"-1, true, -1", "0, false, 0", "1, false, 1", "-30, true, -30", "365, false, 365"})
  void anInstalmentIsLateFromTheDayAfterItsDate(int days, boolean late, long left) {
    // Whatever the CRM's word: it may be of yesterday.
    for (String estado : List.of("PENDIENTE", "ATRASADO", "PARCIAL")) {
      Cuota cuota = cuota(1, days, "1.00", estado);

      assertThat(cuota.isLate(TODAY)).isEqualTo(late);
      assertThat(cuota.daysLeft(TODAY)).isEqualTo(left);
    }
    assertThat(cuota(1, days, "100.00", "PAGADO").isLate(TODAY)).isFalse();
  }

  @Test
  void daysAreCountedAcrossTheEndOfAYearAndALeapDay() {
    Cuota cuota = cuota(1, 1, LocalDate.of(2028, 3, 1), "1.00", null, "PENDIENTE");

    assertThat(cuota.daysLeft(LocalDate.of(2027, 12, 31))).isEqualTo(61);
  }

  @Test
  void theNextInstalmentIsTheFirstUnpaidThatIsNotLate() {
    Cuotas cuotas =
        new Cuotas(
            "USD",
            List.of(
                cuota(4, 30, "", "PENDIENTE"),
                cuota(2, -3, "20.00", "PARCIAL"),
                cuota(3, 0, "", "PENDIENTE"),
                cuota(1, -33, "100.00", "PAGADO")));

    assertThat(cuotas.next(TODAY)).map(Cuota::numeroCuota).contains(3);
    assertThat(cuotas.next(TODAY.plusDays(1))).map(Cuota::numeroCuota).contains(4);
    assertThat(cuotas.next(TODAY.plusDays(31))).isEmpty();
    assertThat(cuotas.unpaid().list()).extracting(Cuota::numeroCuota).containsExactly(2, 3, 4);
    assertThat(cuotas.late(TODAY).list()).extracting(Cuota::numeroCuota).containsExactly(2);
    assertThat(cuotas.late(TODAY).remaining()).isEqualTo(usd("80.00"));
    assertThat(cuotas.upcoming(TODAY).remaining()).isEqualTo(usd("200.00"));
    assertThat(cuotas.remaining()).isEqualTo(usd("280.00"));
    assertThat(cuotas.daysLate(TODAY)).isEqualTo(3);
  }

  @Test
  void whatIsPaidAheadIsNotTheNext() {
    Cuotas cuotas =
        new Cuotas(
            "USD", List.of(cuota(1, 5, "100.00", "ADELANTADO"), cuota(2, 35, "0.00", "PENDIENTE")));

    assertThat(cuotas.next(TODAY)).map(Cuota::numeroCuota).contains(2);
  }

  @Test
  void withoutInstalmentsNothingIsDue() {
    Cuotas none = Cuotas.none("USD");

    assertThat(none.next(TODAY)).isEmpty();
    assertThat(none.first()).isEmpty();
    assertThat(none.remaining()).isEqualTo(usd("0"));
    assertThat(none.daysLate(TODAY)).isZero();
    assertThat(none.isEmpty()).isTrue();
  }

  @Test
  void instalmentsOfTwoCurrenciesAreNeverAddedUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cuotas("VES", List.of(cuota(1, 1, "", "PENDIENTE"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> usd("1").plus(new Money(BigDecimal.ONE, "VES")));
  }

  @ParameterizedTest
  @CsvSource({
    "APROBADO, true, false, false, false, false",
    "aprobada, true, false, false, false, false",
    "LIQUIDADO, false, true, false, false, false",
    "EN_REVISION, false, false, true, false, false",
    "En revisión, false, false, true, false, false",
    "DRAFT, false, false, true, false, false",
    "RECHAZADO, false, false, false, true, false",
    "CONGELADO, false, false, false, false, true",
    "'', false, false, false, false, true",
  })
  void theStateOfALoanIsReadInAnySpellingAndAnUnknownOneIsNothing(
      String estado,
      boolean active,
      boolean settled,
      boolean review,
      boolean rejected,
      boolean unclear) {
    Prestamo prestamo = prestamo(1, estado, 0);
    Cartera cartera = cartera(prestamo);

    assertThat(cartera.active().isEmpty()).isEqualTo(!active);
    assertThat(cartera.settled().isEmpty()).isEqualTo(!settled);
    assertThat(cartera.inReview().isEmpty()).isEqualTo(!review);
    assertThat(cartera.rejected().isEmpty()).isEqualTo(!rejected);
    assertThat(cartera.isUnclear()).isEqualTo(unclear);
    assertThat(prestamo.estado()).isEqualTo(estado);
  }

  @Test
  void theBalanceIsWhatRemainsOfTheActiveLoans() {
    Cartera cartera =
        cartera(
            prestamo(
                2,
                "APROBADO",
                2,
                cuota(2, 1, TODAY.minusDays(1), "33.33", "33.30", "PARCIAL"),
                cuota(2, 2, TODAY.plusDays(9), "33.34", null, "PENDIENTE")),
            prestamo(1, "APROBADO", 1, cuota(1, 1, TODAY, "0.10", "0.00", "PENDIENTE")),
            prestamo(3, "LIQUIDADO", 1, cuota(3, 1, TODAY, "50.00", null, "PENDIENTE")),
            prestamo(4, "RECHAZADO", 12));

    assertThat(cartera.saldo()).contains(usd("33.47"));
    assertThat(cartera.cuotas().list()).extracting(Cuota::id).containsExactly(201, 101, 202);
    assertThat(cartera.active()).extracting(p -> p.id().value()).containsExactly(1, 2);
    assertThat(cartera.isUnclear()).isFalse();
    assertThat(cartera.find(new PrestamoId(3)).orElseThrow().saldo()).contains(usd("0"));
    assertThat(cartera.find(new PrestamoId(9))).isEmpty();
  }

  @Test
  void aLoanWhoseInstalmentsAreMissingHasNoBalance() {
    Cartera none = cartera(prestamo(1, "APROBADO", 3));
    Cartera some = cartera(prestamo(1, "APROBADO", 3, cuota(1, 5, "", "PENDIENTE")));

    for (Cartera cartera : List.of(none, some)) {
      assertThat(cartera.saldo()).isEmpty();
      assertThat(cartera.isUnclear()).isTrue();
    }
  }

  @Test
  void anUnclearInstalmentMakesThePortfolioUnclearWhileItsLoanIsActive() {
    Cuota odd = cuota(1, 5, "", "REESTRUCTURADA");

    assertThat(cartera(prestamo(1, "APROBADO", 1, odd)).isUnclear()).isTrue();
    assertThat(cartera(prestamo(1, "LIQUIDADO", 1, odd)).isUnclear()).isFalse();
  }

  @Test
  void withoutLoansNothingIsOwed() {
    assertThat(cartera().saldo()).contains(usd("0"));
    assertThat(cartera().cuotas().isEmpty()).isTrue();
    assertThat(cartera().isUnclear()).isFalse();
  }

  @Test
  void thePaymentsOfAPeriodHaveItsFirstAndItsLastDay() {
    Pagos pagos =
        new Pagos(
            List.of(
                pago(1, "2026-10-31T23:59:59", "1.00", "USD", "PAGADO"),
                pago(2, "2026-11-01T00:00:00", "2.00", "USD", "PAGADO"),
                pago(3, "2026-11-30T23:59:59", "4.00", "USD", "PAGADO"),
                pago(4, "2026-12-01T00:00:00", "8.00", "USD", "PAGADO")),
            true);

    Pagos november = pagos.between(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

    assertThat(november.list()).extracting(Pago::id).containsExactly(3, 2);
    assertThat(november.totals()).containsExactly(usd("6.00"));
    assertThat(november.complete()).isTrue();
    assertThat(pagos.of(new PrestamoId(1)).list()).extracting(Pago::id).containsExactly(3, 1);
  }

  @Test
  void totalsAreByCurrencyAndLeaveOutWhatWasVoid() {
    Pagos pagos =
        new Pagos(
            List.of(
                pago(1, "2026-11-01T10:00:00", "0.10", "USD", "PAGADO"),
                pago(2, "2026-11-02T10:00:00", "0.20", "USD", null),
                pago(3, "2026-11-03T10:00:00", "500", "VES", "Cancelado"),
                pago(4, "2026-11-04T10:00:00", "9.00", "USD", "Anulada")),
            true);

    assertThat(pagos.totals())
        .containsExactly(usd("0.30"), new Money(new BigDecimal("500.00"), "VES"));
    assertThat(pagos.latest()).map(Pago::id).contains(3);
    assertThat(new Pagos(List.of(), true).totals()).isEmpty();
  }

  @Test
  void ofMorePaymentsThanAreReadTheLatestAreKeptAndAPeriodSaysWhetherItIsWhole() {
    List<Pago> many =
        IntStream.rangeClosed(1, CarteraLookup.MOST_PAGOS + 1)
            .mapToObj(i -> pago(i, TODAY.minusDays(i) + "T10:00:00", "1.00", "USD", "PAGADO"))
            .toList();

    Pagos latest = Pagos.latestOf(many);

    assertThat(latest.list()).hasSize(CarteraLookup.MOST_PAGOS);
    assertThat(latest.list().get(0).id()).isEqualTo(1);
    assertThat(latest.complete()).isFalse();
    assertThat(latest.between(TODAY.minusDays(199), TODAY).complete()).isTrue();
    assertThat(latest.between(TODAY.minusDays(200), TODAY).complete()).isFalse();
    assertThat(Pagos.latestOf(many.subList(0, CarteraLookup.MOST_PAGOS)).complete()).isTrue();
  }

  @Test
  void equalAmountsAreEqualWhateverTheirDecimals() {
    assertThat(usd("10")).isEqualTo(usd("10.00")).isEqualTo(usd("1E+1"));
    assertThat(usd("10.005")).isNotEqualTo(usd("10.00"));
    assertThat(usd("0.10").plus(usd("0.20"))).isEqualTo(usd("0.3"));
    assertThat(usd("1").minus(usd("2")).orZero()).isEqualTo(usd("0"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(BigDecimal.ONE, "bs"));
  }

  @ParameterizedTest
  @CsvSource({
    "USD, USD",
    "us$, USD",
    "Dólares, USD",
    "Bs., VES",
    "BS, VES",
    "bs.s, VES",
    "Bolívares, VES",
    "VES, VES",
    "RD$, DOP",
    "COP, COP",
    "EUR, EUR",
    "'', USD",
    "' ', USD",
    "$, XXX",
    "pesos, XXX",
    "USDT, XXX"
  })
  void aCurrencyIsReadInTheWordsOfTheCrm(String word, String code) {
    assertThat(CurrencyWords.code(word, "USD")).isEqualTo(code);
  }

  @Test
  void aReadingHasOneFunctionForEachCase() {
    CarteraReading read = new CarteraReading.Read(cartera());
    CarteraReading none = new CarteraReading.Unavailable(CarteraReading.Reason.TIMEOUT);

    assertThat(read.<String>match(c -> "read", Enum::name)).isEqualTo("read");
    assertThat(none.<String>match(c -> "read", Enum::name)).isEqualTo("TIMEOUT");
  }
}
