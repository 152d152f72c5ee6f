package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.junit.jupiter.api.Test;

/** How written phone numbers are read, where national numbers are those of Venezuela. */
public interface PhoneNumberParserContract {

  /** A parser whose own country is Venezuela: code 58, trunk prefix 0. */
  PhoneNumberParser parser();

  private List<String> digits(String field) {
    return parser().parseAll(field).stream().map(PhoneNumber::digits).toList();
  }

  @Test
  default void aNumberIsReadInAnyWriting() {
    Map<String, String> writings =
        Map.ofEntries(
            Map.entry("+58 412-123.45.67", "584121234567"),
            Map.entry("0412-1234567", "584121234567"),
            Map.entry("(0412) 123-45-67", "584121234567"),
            Map.entry("00 58 412 1234567", "584121234567"),
            Map.entry("584121234567", "584121234567"),
            Map.entry("412 1234567", "584121234567"),
            Map.entry("  +58 (412) 1234567\t", "584121234567"),
            Map.entry("Tel.: 0412-1234567", "584121234567"),
            Map.entry("0212-555.01.00", "582125550100"),
            Map.entry("+57 300 1234567", "573001234567"),
            Map.entry("+1 (305) 555-0123", "13055550123"));

    writings.forEach(
        (writing, expected) -> {
          assertThat(parser().parse(writing)).as(writing).contains(new PhoneNumber(expected));
          assertThat(digits(writing)).as(writing).containsExactly(expected);
        });
  }

  @Test
  default void everyNumberOfAFieldIsReadInOrder() {
    List<String> fields =
        List.of(
            "0412-1234567/0414-7654321",
            "0412-1234567 / 0414-7654321",
            "+58 412 1234567, 0414 765 43 21",
            "0412-1234567; 0414-7654321",
            "0412-1234567 y 0414-7654321");
    for (String field : fields) {
      assertThat(digits(field)).as(field).containsExactly("584121234567", "584147654321");
      assertThat(parser().parse(field)).as(field).isEmpty();
    }
  }

  @Test
  default void oneNumberInTwoWritingsIsOne() {
    String field = "0412-1234567 / +58 412 1234567";

    assertThat(digits(field)).containsExactly("584121234567");
    assertThat(parser().parse(field)).contains(new PhoneNumber("584121234567"));
  }

  @Test
  default void whatCannotBeReadIsLeftOut() {
    assertThat(digits("0412-1234567 / no tiene")).containsExactly("584121234567");
    assertThat(digits("0412-1234567/68")).containsExactly("584121234567");
  }

  @Test
  default void variantsOfANumberHaveOneCanonicalForm() {
    Map<String, String> writings =
        Map.of(
            "+52 1 55 1234 5678", "525512345678",
            "+52 55 1234 5678", "525512345678",
            "+54 9 11 2345-6789", "541123456789",
            "+54 11 2345-6789", "541123456789",
            "+55 11 98765-4321", "5511987654321");

    writings.forEach(
        (writing, canonical) ->
            assertThat(parser().parse(writing).map(PhoneNumber::canonical))
                .as(writing)
                .contains(new PhoneNumber(canonical)));
  }

  @Test
  default void whatIsNoNumberIsNotReadAndNeverThrows() {
    List<String> nothing =
        List.of(
            "",
            " ",
            "no tiene",
            "N/A",
            "0",
            "123",
            "+",
            "++--//",
            "😀📞",
            "\u0000",
            "%s%n",
            "V-123",
            "9".repeat(4096),
            "/".repeat(4096),
            "0412");
    for (String writing : nothing) {
      assertThat(parser().parse(writing)).as(writing).isEmpty();
      assertThat(parser().parseAll(writing)).as(writing).isEmpty();
    }
  }
}
