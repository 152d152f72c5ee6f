package org.botcrm.domain.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cartera.SpanishDates;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoanNamesTest {
  private final LoanNames names =
      new LoanNames(
          new Wording(
              ReplyTexts.standard(),
              MoneyFormat.of("VE"),
              SpanishDates.standard(),
              ZoneId.of("America/Caracas")));

  @ParameterizedTest
  @CsvSource({
    "Moto;Nevera, la nevera, 2",
    "Moto;Nevera, LA MÓTO!!, 1",
    "Moto;Nevera, cuanto debo de la moto?, 1",
    "Moto Bera SBR;Nevera LG, el de la bera, 1",
    "Moto Bera;Moto Empire, la empire, 2",
    "Moto 1;Moto 2, la moto 2, 2",
    "Moto;Moto grande, la moto grande, 2",
    "Moto;Nevera, la nevra, 2",
    "Moto;Nevera, la neverra, 2",
    "Moto;Nevera, la nevrea, 2",
    "Moto;Nevera, la nebera, 2",
    "Nevera;Televisor, el televizor, 2"
  })
  void aLoanIsKnownByItsNameOrByAWordOfItsOwn(String products, String text, int expected) {
    assertThat(names.named(loans(products), text))
        .hasValueSatisfying(loan -> assertThat(loan.id()).isEqualTo(new PrestamoId(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "Moto;Nevera, la moto o la nevera",
    "Moto Bera;Nevera Grande, la bera o la grande",
    "Moto;Nevera, cuanto debo",
    "Moto;Nevera, la motocicleta",
    "Moto;Nevera, la mota",
    "Moto;Nevera, la severa",
    "Moto;Nevera, la nera",
    "Carro;Carros, el carroz",
    "Moto Bera;Moto Empire, la moto",
    "Moto;Moto, la moto",
    "Préstamo personal;Moto, cuanto debo de mi prestamo",
    "Crédito para casa;Moto, cuanto debo de mi credito para",
    "-;Moto, debo 2 cuotas",
    "-;-, el 1"
  })
  void nothingIsGuessed(String products, String text) {
    assertThat(names.named(loans(products), text)).isEmpty();
  }

  private static List<Prestamo> loans(String products) {
    List<String> names = List.of(products.split(";"));
    return IntStream.range(0, names.size()).mapToObj(i -> loan(i + 1, names.get(i))).toList();
  }

  private static Prestamo loan(int id, String product) {
    return new Prestamo(
        new PrestamoId(id),
        new ClienteId(1),
        new Money(new BigDecimal("100"), "USD"),
        1,
        null,
        "MENSUAL",
        product,
        "APROBADO",
        null,
        null,
        Cuotas.none("USD"));
  }
}
