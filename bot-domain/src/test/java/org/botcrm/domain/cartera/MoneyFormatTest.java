package org.botcrm.domain.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VE | 1234.5        | USD | $ 1.234,50",
        "VE | 0             | USD | $ 0,00",
        "VE | 0.05          | USD | $ 0,05",
        "VE | 999           | USD | $ 999,00",
        "VE | 1000          | USD | $ 1.000,00",
        "VE | 1234567.89    | USD | $ 1.234.567,89",
        "VE | 999999999999.99 | VES | Bs. 999.999.999.999,99",
        "VE | 3500          | VES | Bs. 3.500,00",
        "VE | 10            | EUR | € 10,00",
        "VE | 10            | COP | COP 10,00",
        "VE | 1234.5        | XXX | 1.234,50",
        "VE | -1234.5       | USD | -$ 1.234,50",
        "VE | -0.001        | USD | $ 0,00",
        "VE | 0.005         | USD | $ 0,01",
        "VE | 0.995         | USD | $ 1,00",
        "EC | 1234.5        | USD | $1,234.50",
        "EC | 1234.5        | EUR | € 1,234.50",
        "DO | 1234.5        | DOP | RD$ 1,234.50",
        "DO | 1234.5        | USD | US$ 1,234.50",
        "CO | 1234          | COP | $ 1.234",
        "CO | 1234567       | COP | $ 1.234.567",
        "CO | 1234.5        | COP | $ 1.234,50",
        "CO | 1234          | USD | US$ 1.234,00",
        "MX | 1234          | MXN | MXN 1,234.00",
        "MX | 1234          | USD | US$ 1,234.00",
      })
  void anAmountIsWrittenAsInItsCountry(
      String country, BigDecimal amount, String currency, String written) {
    assertThat(MoneyFormat.of(country).format(new Money(amount, currency))).isEqualTo(written);
  }
}
