package org.botcrm.domain.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceReaderTest {

  @ParameterizedTest
  @CsvSource({
    "ref 1234, 1234",
    "Ref. 001234567890, 001234567890",
    "referencia nro.: 998877, 998877",
    "REF#4521, 4521",
    "pago movil hecho ref 445566 cedula 12345678, 445566",
    "operación número 12345678901234567890, 12345678901234567890",
    "'pagué 150 bs, referencia es 778899', 778899",
    "4521, 4521",
    "123456, 123456",
    "'ya hice la transferencia, 00987654321', 00987654321",
    "'le pagué 5000 bs con 001122334455', 001122334455",
    "ref445566, 445566",
  })
  void aReferenceIsReadWithItsZeros(String text, String reference) {
    assertThat(ReferenceReader.read(text)).contains(reference);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hola",
        "ref 123",
        "ref 123456789012345678901",
        "ref 1234 o ref 5678",
        "111111 o 222222",
        "pagué 150",
        "pagué 5000 bolivares",
        "mi cedula es 12345678",
        "V-12345678",
        "1.250.000",
        "el monto es 150000",
        "2500 el viernes",
      })
  void whatIsNoReferenceOrMayBeTwoIsNotRead(String text) {
    assertThat(ReferenceReader.read(text)).isEmpty();
  }
}
