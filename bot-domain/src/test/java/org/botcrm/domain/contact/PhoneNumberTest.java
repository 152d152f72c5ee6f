package org.botcrm.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "5215512345678, 525512345678",
    "525512345678, 525512345678",
    "5491123456789, 541123456789",
    "541123456789, 541123456789",
    "551187654321, 5511987654321",
    "5511987654321, 5511987654321"
  })
  void variantsOfASubscriberHaveOneCanonicalForm(String digits, String canonical) {
    assertThat(new PhoneNumber(digits).canonical()).isEqualTo(new PhoneNumber(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "584121234567", // Venezuela
        "52155123456789", // one digit too many for Mexico
        "521551234567", // one too few: may be a number of another country's form
        "549112345678",
        "551133334444", // a landline of Brazil, which has no ninth digit
        "55118765432",
        "13055550123"
      })
  void numbersThatOnlyLookLikeAVariantStayAsTheyAre(String digits) {
    assertThat(new PhoneNumber(digits).canonical().digits()).isEqualTo(digits);
  }

  @Test
  void theCanonicalFormOfACanonicalFormIsItself() {
    PhoneNumber canonical = new PhoneNumber("551187654321").canonical();

    assertThat(canonical.canonical()).isEqualTo(canonical);
  }

  @Test
  void digitsAreKeptAsTheyCame() {
    assertThat(new PhoneNumber("5215512345678").digits()).isEqualTo("5215512345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1234", "123456789012345678901", "+584121234567", "58 412", "٥٨٤١٢١٢٣٤٥٦٧"})
  void whatIsNotFiveToTwentyDigitsIsRefused(String digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PhoneNumber(digits))
        .withMessageContaining("digits")
        .withMessageNotContaining("58412");
  }

  @Test
  void anyWritingIsReadByItsDigits() {
    assertThat(PhoneNumber.ofWriting("+58 412-123.45.67"))
        .contains(new PhoneNumber("584121234567"));
    assertThat(PhoneNumber.ofWriting("no tiene")).isEmpty();
    assertThat(PhoneNumber.ofWriting("1234")).isEmpty();
    assertThat(PhoneNumber.ofWriting("9".repeat(21))).isEmpty();
  }

  @Test
  void onlyTheLastFourDigitsAreShown() {
    assertThat(new PhoneNumber("584121234567")).hasToString("•••4567");
  }
}
