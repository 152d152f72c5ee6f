package org.botcrm.domain.nationalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdsTest {
  private static final NationalIds VE = NationalIds.of("VE");
  private static final Duration LIMIT = Duration.ofMillis(200);

  private static List<String> found(String country, String text) {
    return NationalIds.of(country).findAll(text).stream().map(NationalId::value).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V-12.345.678                        | V12345678",
        "v12345678                           | V12345678",
        "V 12345678                          | V12345678",
        "V.12.345.678                        | V12345678",
        "V–12.345.678                        | V12345678",
        "V - 12 . 345 . 678                  | V12345678",
        "12.345.678                          | 12345678",
        "12,345,678                          | 12345678",
        "12 345 678                          | 12345678",
        "12345678                            | 12345678",
        "1 2 3 4 5 6 7 8                     | 12345678",
        "V 1 2 3 4 5 6 7 8                   | V12345678",
        "V 1234 5678                         | V12345678",
        "1234567                             | 1234567",
        "123456                              | 123456",
        "123.456                             | 123456",
        "V-05.123.456                        | V5123456",
        "V12.345 678                         | V12345678",
        "E-84.123.456                        | E84123456",
        "e84123456                           | E84123456",
        "J-99000015-7                        | J990000157",
        "J990000157                          | J990000157",
        "G-20000001-0                        | G200000010",
        "P12345678                           | P12345678",
        "V-12345678-1                        | V12345678",
        "V-12.345.678-1                      | V12345678",
        "V123456781                          | V12345678",
        "V123456789                          | V123456789",
        "V12345                              | V12345",
        "cedula: v 12.345.678                | V12345678",
        "Mi cédula es 12345678, gracias      | 12345678",
        "C.I. 12.345.678                     | 12345678",
        "ci12345678                          | 12345678",
        "C.I.: V-12345678                    | V12345678",
        "CI V12345678                        | V12345678",
        "mi numero de cedula es el 123456    | 123456",
        "cedula 123.456                      | 123456",
        "soy Ana Pérez 12345678 de Maracay   | 12345678",
        "soy ana, 12345678.                  | 12345678",
        "(12345678)                          | 12345678",
        "hola 12.345.678 quiero saber        | 12345678",
        "rif J-99000015-7                    | J990000157",
        "quiero pagar, mi cédula es 12345678 | 12345678",
        "V-12.345.678 debo 150.000           | V12345678",
        "12345678 🙏                         | 12345678",
        "１２３４５６７８                      | 12345678",
        "12345678 y mi tlf 0412-1234567      | 12345678",
        "04121234567 V12345678               | V12345678",
        "0102 V12345678 04121234567          | V12345678",
      })
  void aVenezuelanNumberIsFoundInWhateverWriting(String text, String value) {
    assertThat(found("VE", text)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hola",
        "04121234567",
        "0412-1234567",
        "0412 123 45 67",
        "0412.123.4567",
        "(0412) 123-4567",
        "0212-1234567",
        "412 1234567",
        "4121234567",
        "+58 412 1234567",
        "+58 412-123.45.67",
        "584121234567",
        "58 412 1234567",
        "00584121234567",
        "+1 786 1234567",
        "mi teléfono es 1234567",
        "llámame al 5551234",
        "pagué 12.345,00",
        "12.345,00",
        "12.345.678,00",
        "12345678.50",
        "12345678,5",
        "Bs. 12345678",
        "bs 1.234.567",
        "$12345678",
        "12345678 bs",
        "12.345.678 bolívares",
        "1.234.567 pesos",
        "son 1234567$",
        "pagué 1234567",
        "aboné 1.500.000",
        "el total es 2.500.000 creo",
        "quedó en 2.500.000 creo",
        "el 15/12/2026",
        "15-12-2026",
        "2026-12-15",
        "cedula 15-12-2026",
        "ref 12345678",
        "referencia: 0012345678",
        "Ref.12345678",
        "ref12345678",
        "#12345678",
        "operación nro 12345678",
        "comprobante 1234567",
        "mi número de cuenta 0102 0123 45 6789012345",
        "01020123456789012345",
        "código 123456",
        "mi código es 123456",
        "me llegó 123456 y no sirve",
        "12345678abc",
        "AB12345678",
        "juan12345678@gmail.com",
        "12345678@gmail.com",
        "1234",
        "V-1234",
        "V1234567890",
        "V-00000000",
        "1234567890123",
        "son las 10:30",
        "3 cuotas de 150",
        "transferí 5.000.000 y 4.500.000",
        "V000001234",
      })
  void whatOnlyLooksLikeAVenezuelanNumberIsNone(String text) {
    assertThat(found("VE", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V12345678 y E84123456                  | V12345678;E84123456",
        "12345678 y 87654321                    | 12345678;87654321",
        "12345678, 87654321                     | 12345678;87654321",
        "12.345.678 87.654.321                  | 12.345.678;87.654.321",
        "la mía V-12.345.678 la de él 9.876.543 | V12345678;9876543",
        "cédulas 123456 y 654321                | 123456;654321",
        "V12345678 o sea 12345678               | V12345678",
        "12345678, V-12.345.678                 | V12345678",
        "ref 12345678 y 87654321                | ''",
        "V12345678 E12345678                    | V12345678;E12345678",
      })
  void severalNumbersOfOneTextAreAllFoundOnce(String text, String values) {
    List<String> expected =
        values.isEmpty() ? List.of() : List.of(values.replace(".", "").split(";"));

    assertThat(found("VE", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1709999997                | 1709999997",
        "170999999-7               | 1709999997",
        "17 0999999 7              | 1709999997",
        "1.709.999.997             | 1709999997",
        "mi cédula: 170 999 999 7  | 1709999997",
        "0950000000                | 0950000000",
        "0100000009 gracias        | 0100000009",
        "C.I. 3050000003           | 3050000003",
      })
  void anEcuadorianNumberIsFoundWhenItsCheckDigitIsRight(String text, String value) {
    assertThat(found("EC", text)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1709999996",
        "2599999998",
        "0000000000",
        "1769999998",
        "0991234567",
        "0999999998",
        "095 000 0000",
        "099 123 4567",
        "+593 99 123 4567",
        "593991234567",
        "17999999",
        "17099999970",
        "ref 1709999997",
        "pagué 1709999997",
        "V1709999996"
      })
  void whatOnlyLooksLikeAnEcuadorianNumberIsNone(String text) {
    assertThat(found("EC", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "402-9999999-1             | 40299999991",
        "402 9999999 1             | 40299999991",
        "40299999991               | 40299999991",
        "cedula 001-0000000-9      | 00100000009",
        "cédula 402 999 99991      | 40299999991",
        "mi cédula es 00100000009. | 00100000009",
      })
  void aDominicanNumberIsFoundWhenItsCheckDigitIsRight(String text, String value) {
    assertThat(found("DO", text)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "402-9999999-2",
        "00000000000",
        "8091234567",
        "809-123-4567",
        "(829) 123-4567",
        "+1 809 123 4569",
        "18091234569",
        "1-809-123-4569",
        "4029999999",
        "RD$ 40299999991",
        "40299999991 pesos"
      })
  void whatOnlyLooksLikeADominicanNumberIsNone(String text) {
    assertThat(found("DO", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1012345678                   | 1012345678",
        "1.012.345.678                | 1012345678",
        "CC 79.123.456                | 79123456",
        "C.C. 79123456                | 79123456",
        "cédula de ciudadanía 123456  | 123456",
        "mi cc es 1 012 345 678       | 1012345678",
        "79123456                     | 79123456",
        "soy Luis 79.123.456          | 79123456",
      })
  void aColombianNumberIsFoundInWhateverWriting(String text, String value) {
    assertThat(found("CO", text)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3001234567",
        "300 123 4567",
        "cc 300 1234567",
        "+57 300 1234567",
        "573001234567",
        "6011234567",
        "pagué 1.250.000",
        "$ 1.250.345",
        "$1250345",
        "consigné 1250345",
        "1.250.345 pesos",
        "12345",
        "12345678901"
      })
  void whatOnlyLooksLikeAColombianNumberIsNone(String text) {
    assertThat(found("CO", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VE | V-12.345.678   | V12345678",
        "VE | v12345678      | V12345678",
        "VE | V 99000014     | V99000014",
        "VE | 12345678       | 12345678",
        "VE | 123456789      | 123456789",
        "VE | CI V-12345678  | V12345678",
        "VE | C.I. 12345678  | 12345678",
        "VE | J-990000150    | J990000150",
        "VE | 12 345 678     | 12345678",
        "EC | 1709999997     | 1709999997",
        "EC | 100000009      | 0100000009",
        "DO | 100000009      | 00100000009",
        "DO | 0100000009     | 00100000009",
        "DO | 402-9999999-1  | 40299999991",
        "CO | 1.012.345.678  | 1012345678",
      })
  void aFieldOfTheCrmIsReadInWhateverWriting(String country, String field, String value) {
    assertThat(NationalIds.of(country).read(field)).contains(new NationalId(country, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VE | ''",
        "VE | no tiene",
        "VE | A12345678",
        "VE | VV12345678",
        "VE | 1234",
        "VE | V-12345678 / V-87654321",
        "VE | 😀'; -- %",
        "EC | 1709999996",
        "DO | 40299999992",
        "CO | 12345",
        "EC | V12345678",
        "MX | 12345678",
      })
  void aFieldThatHoldsNoNumberHasNone(String country, String field) {
    assertThat(NationalIds.of(country).read(field)).isEmpty();
  }

  @Test
  void inACountryWithoutRulesNothingIsFound() {
    assertThat(found("MX", "mi cédula es V12345678")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "V12345678, V12345678, true",
    "12345678, V12345678, true",
    "12345678, E12345678, true",
    "V12345678, E12345678, false",
    "12345678, J12345678, false",
    "12345678, 12345679, false",
    "J12345678, J12345678, true",
  })
  void aMissingLetterStandsForVAndForEOnly(String one, String other, boolean same) {
    NationalId first = new NationalId("VE", one);
    NationalId second = new NationalId("VE", other);

    assertThat(first.sameAs(second)).isEqualTo(same);
    assertThat(second.sameAs(first)).isEqualTo(same);
  }

  @Test
  void numbersOfTwoCountriesAreNeverTheSame() {
    assertThat(new NationalId("VE", "12345678").sameAs(new NationalId("CO", "12345678"))).isFalse();
  }

  @Test
  void aNumberShowsNothingOfItself() {
    assertThat(new NationalId("VE", "V12345678")).hasToString("NationalId[VE]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NationalId("VE", "X99887766"))
        .withMessageNotContaining("99887766");
    assertThatIllegalArgumentException().isThrownBy(() -> new NationalId("ve", "V1"));
  }

  @ParameterizedTest
  @CsvSource({"VE, V12345678", "VE, 1234567", "VE, J990000157", "EC, 1709999997", "CO, 1012345678"})
  void everyUsualWritingIsReadAsTheNumberAgain(String country, String value) {
    NationalIds ids = NationalIds.of(country);
    NationalId id = new NationalId(country, value);

    assertThat(ids.usualWritings(id))
        .contains(value)
        .hasSizeBetween(2, 30)
        .doesNotHaveDuplicates()
        .allSatisfy(w -> assertThat(ids.read(w).orElseThrow().sameAs(id)).isTrue());
  }

  @Test
  void theUsualWritingsOfAPersonAreWithAndWithoutTheLetter() {
    assertThat(VE.usualWritings(new NationalId("VE", "V12345678")))
        .contains(
            "V-12.345.678", "V12345678", "v-12345678", "V 12345678", "12345678", "12.345.678");
    assertThat(VE.usualWritings(new NationalId("VE", "12345678")))
        .contains("V-12345678", "E12345678");
    assertThat(VE.usualWritings(new NationalId("VE", "J990000157"))).doesNotContain("990000157");
    assertThat(NationalIds.of("DO").usualWritings(new NationalId("DO", "40299999991")))
        .contains("402-9999999-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1 ",
        "12345678 ",
        "12345678,",
        "1.",
        "V",
        "V-",
        "V1-",
        "a1",
        "+1",
        "+58412",
        "cedula ",
        "cedula 1 ",
        "123.456.;",
        "ref 123456789012;",
        "c.i. 1234 ",
        "1. 2- ",
        "123.456.",
        " ",
        "\u200b1",
        "9 \u00a0",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa12345",
        "(0412) ",
        "-",
      })
  void aHostileTextOf64KiloCharactersTakesNoTime(String part) {
    String text = part.repeat(70_000 / part.length());

    // Of processor time, so that a busy machine does not count, and the best of a few, when the
    // JVM has compiled it.
    assertThat(bestOf(5, () -> VE.findAll(text))).as(part).isLessThan(LIMIT);
    assertThat(bestOf(5, () -> NationalIds.of("CO").findAll(text))).as(part).isLessThan(LIMIT);
  }

  private static Duration bestOf(int times, Runnable work) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long begin = thread.getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, thread.getCurrentThreadCpuTime() - begin);
    }
    return Duration.ofNanos(best);
  }

  @Test
  void ofVeryManyNumbersTwentyAreFound() {
    String many =
        IntStream.range(0, 500)
            .mapToObj(i -> "V" + (10_000_000 + i))
            .collect(Collectors.joining(" "));

    assertThat(VE.findAll(many)).hasSize(20);
  }

  @Test
  void nothingBeyondTheLongestTextIsLookedAt() {
    assertThat(VE.findAll("x ".repeat(NationalIds.LONGEST_TEXT / 2) + "V12345678")).isEmpty();
  }
}
