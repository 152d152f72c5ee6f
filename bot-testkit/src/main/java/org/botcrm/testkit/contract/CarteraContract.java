package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.botcrm.testkit.fixture.Carteras.bareCuota;
import static org.botcrm.testkit.fixture.Carteras.barePago;
import static org.botcrm.testkit.fixture.Carteras.barePrestamo;
import static org.botcrm.testkit.fixture.Carteras.cuota;
import static org.botcrm.testkit.fixture.Carteras.pago;
import static org.botcrm.testkit.fixture.Carteras.prestamo;
import static org.botcrm.testkit.fixture.Carteras.usd;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.testkit.fixture.Carteras;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

/** What every {@link CarteraLookup} must do, for a lender of Venezuela who counts in dollars. */
public interface CarteraContract extends CarteraLimitsContract {
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

    Cartera cartera =
        CarteraReads.read(cartera(CarteraReads.people(), List.of(full), List.of(payment)), 1);

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

    Cartera cartera =
        CarteraReads.read(
            cartera(CarteraReads.people(), List.of(bare, granted), List.of(payment)), 1);

    assertThat(cartera.prestamos()).containsExactly(bare, granted);
    assertThat(cartera.pagos().list()).containsExactly(payment);
    assertThat(cartera.saldo()).contains(usd("50"));
  }

  @Test
  default void whoHasNoLoanHasAnEmptyPortfolio() {
    CarteraLookup lookup =
        cartera(CarteraReads.people(), List.of(barePrestamo(7, 1, "DRAFT")), List.<Pago>of());

    for (int cliente : List.of(2, 99, Integer.MIN_VALUE)) {
      Cartera cartera = CarteraReads.read(lookup, cliente);

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
    CarteraLookup lookup = cartera(CarteraReads.people(), List.of(ofOne, ofTwo), payments);

    assertThat(CarteraReads.read(lookup, 1).prestamos()).containsExactly(ofOne);
    assertThat(CarteraReads.read(lookup, 1).pagos().list())
        .extracting(Pago::id)
        .containsExactly(70);
    assertThat(CarteraReads.read(lookup, 2).prestamos()).containsExactly(ofTwo);
    assertThat(CarteraReads.read(lookup, 2).pagos().list())
        .extracting(Pago::id)
        .containsExactly(72, 71);
  }

  @Test
  default void statesAreKeptAsTheCrmWritesThem() {
    Prestamo odd = prestamo(7, 1, "En estudio ☂", bareCuota(7, 1, LEAP_DAY, "Reestructurada"));

    Cartera cartera =
        CarteraReads.read(cartera(CarteraReads.people(), List.of(odd), List.<Pago>of()), 1);

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

    Cartera cartera = CarteraReads.read(cartera(CarteraReads.people(), loans, payments), 1);

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

    Cartera cartera =
        CarteraReads.read(cartera(CarteraReads.people(), List.<Prestamo>of(), payments), 1);

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

    assertThat(CarteraReads.read(lookup, 1).pagos().isEmpty()).isTrue();
    assertThat(CarteraReads.read(lookup, 2).pagos().isEmpty()).isTrue();
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

    Cartera cartera =
        CarteraReads.read(cartera(CarteraReads.people(), List.of(loan), List.<Pago>of()), 1);

    assertThat(cartera.prestamos()).containsExactly(loan);
  }
}
