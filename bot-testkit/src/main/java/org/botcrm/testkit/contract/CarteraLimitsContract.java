package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.botcrm.testkit.fixture.Carteras.bareCuota;
import static org.botcrm.testkit.fixture.Carteras.barePrestamo;
import static org.botcrm.testkit.fixture.Carteras.cuota;
import static org.botcrm.testkit.fixture.Carteras.pago;
import static org.botcrm.testkit.fixture.Carteras.prestamo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.CarteraReading.Reason;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

/** How much of a portfolio is read at once, and how long it may take. */
public interface CarteraLimitsContract {
  /** Longer than any test takes. */
  Duration PATIENCE = Duration.ofSeconds(60);

  /** The last day of a leap year's February. */
  LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);

  /**
   * A lookup in a CRM that has these records and no others, on a clock that stands at {@link
   * MutableClock#START}. Called once in each test.
   */
  CarteraLookup cartera(List<Cliente> clientes, List<Prestamo> prestamos, List<Pago> pagos);

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

    Cartera cartera = CarteraReads.read(cartera(CarteraReads.people(), List.of(loan), payments), 1);

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
    CarteraLookup lookup = cartera(CarteraReads.people(), tooMany, List.<Pago>of());

    assertThat(CarteraReads.read(lookup, 1).cuotas().size()).isEqualTo(most);
    assertThat(CarteraReads.read(lookup, 2).cuotas().size()).isEqualTo(1);
  }

  @Test
  default void oneInstalmentMoreThanAreReadGivesNoAnswer() {
    CarteraLookup lookup =
        cartera(
            CarteraReads.people(),
            List.of(weekly(7, CarteraLookup.MOST_CUOTAS + 1)),
            List.<Pago>of());

    assertThat(CarteraReads.reading(lookup, 1))
        .isEqualTo(new CarteraReading.Unavailable(Reason.TOO_LARGE));
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
    CarteraLookup lookup = cartera(CarteraReads.people(), List.<Prestamo>of(), List.<Pago>of());

    for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> lookup.read(new ClienteId(1), none))
          .withMessageContaining("timeout");
    }
  }
}
