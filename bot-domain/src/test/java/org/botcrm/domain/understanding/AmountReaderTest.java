package org.botcrm.domain.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.botcrm.domain.understanding.AmountReader.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountReaderTest {
  private static Optional<Amount> read(String country, String text) {
    return new AmountReader(country).read(text);
  }

  @ParameterizedTest
  @CsvSource({
    "VE, 150, 150,",
    "VE, '150,50', 150.50,",
    "VE, 150.5, 150.5,",
    "VE, '1.250,00', 1250.00,",
    "VE, '1,250.00', 1250.00,",
    "VE, 1.250.000, 1250000,",
    "VE, $ 80, 80, USD",
    "VE, 80$, 80, USD",
    "VE, $80, 80, USD",
    "VE, 80 dolares, 80, USD",
    "VE, 80 dólares, 80, USD",
    "VE, USD 80, 80, USD",
    "VE, 80usd, 80, USD",
    "VE, US$ 80, 80, USD",
    "VE, bs 3.500, 3500, VES",
    "VE, Bs. 3.500, 3500, VES",
    "VE, Bs.3500, 3500, VES",
    "VE, 3500bs, 3500, VES",
    "DO, 'RD$ 2,500.00', 2500.00, DOP",
    "DO, '2,500', 2500,",
    "DO, 2500 pesos, 2500, DOP",
    "DO, $2500, 2500, DOP",
    "CO, $ 120.000, 120000, COP",
    "CO, 120 mil pesos, 120000, COP",
    "CO, 50k, 50000,",
    "CO, 2 millones, 2000000,",
    "CO, 1.5 millones, 1500000.0,",
    "EC, '$1,234.50', 1234.50, USD",
    "EC, 45.50, 45.50,",
    "VE, cien, 100,",
    "VE, ciento veinte dolares, 120, USD",
    "VE, treinta y cinco, 35,",
    "VE, dos mil quinientos bolivares, 2500, VES",
    "VE, mil, 1000,",
    "VE, un dolar, 1, USD",
    "VE, 'pagué 150 el viernes 15', 150,",
    "VE, 'le deposité $50 ref 123456', 50, USD",
    "VE, 'el 15 le pago 80', 80,",
    "VE, '150 bs, sí, 150 bs', 150, VES",
    "VE, '80 dolares de la cuota 5', 80, USD",
    "VE, 100 pesos, 100,",
    "VE, pagué 40 de la nevera, 40,",
    "VE, aboné 25.50 de mi moto, 25.50,",
  })
  void anAmountIsReadAsPeopleOfTheCountryWriteIt(
      String country, String text, BigDecimal value, String currency) {
    assertThat(read(country, text))
        .hasValueSatisfying(
            amount -> {
              assertThat(amount.value()).isEqualByComparingTo(value);
              assertThat(amount.currency()).isEqualTo(currency);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "VE, ''",
    "VE, hola",
    "VE, '3,500'",
    "DO, 3.500",
    "VE, 50 o 80",
    "VE, 50 bs o 80 bs",
    "VE, 12345678",
    "VE, 04141234567",
    "VE, ref 1234",
    "VE, cedula 123456",
    "VE, el 15",
    "VE, pagué la 3 de la nevera",
    "VE, pagué 2 de las cuotas",
    "VE, a las 8 de la noche",
    "VE, 15/12",
    "VE, 15-12-2026",
    "VE, 15 de diciembre",
    "VE, en 3 dias",
    "VE, 2 cuotas",
    "VE, 0",
    "VE, '0,00'",
    "VE, '1.25.000'",
    "VE, '1,250,00.5'",
    "VE, '0.500 bs'",
    "VE, 5%",
    "VE, un momento",
    "VE, una pregunta",
    "VE, '12,3456'",
    "VE, 99999999999999 bs",
    "VE, 'bs 3,500'",
  })
  void whatIsNoAmountOrMayBeTwoIsNotRead(String country, String text) {
    assertThat(read(country, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.", "9", "mil ", "$", "cien y ", "1 bs ", "1,", "treinta y "})
  void noTextTakesLong(String part) {
    String text = part.repeat(65_536 / part.length());
    // The first times are the compiler's, and other processes take their share of the clock.
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long start = cpuTime();
      read("VE", text);
      best = Math.min(best, cpuTime() - start);
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(200));
  }

  @Test
  void theCountryMayBeWrittenInSmallLetters() {
    assertThat(read("do", "$5")).hasValueSatisfying(a -> assertThat(a.currency()).isEqualTo("DOP"));
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
