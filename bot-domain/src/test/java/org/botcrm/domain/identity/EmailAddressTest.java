package org.botcrm.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@example.com",
        " Ana.Perez+crm@mail.example.com ",
        "o'neil_1@ex-ample.co",
        "a@b.co"
      })
  void oneAddressIsTaken(String written) {
    assertThat(EmailAddress.of(written)).hasValue(new EmailAddress(written.strip()));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "no tiene",
        "ana@example",
        "ana@",
        "@example.com",
        "ana@example.com; luis@example.com",
        "ana@example.com,luis@example.com",
        "ana@example.com luis@example.com",
        "ana@@example.com",
        "ana..p@example.com",
        ".ana@example.com",
        "ana@example..com",
        "ana@.example.com",
        "ana@example.com.",
        "Ana <ana@example.com>",
        "ana@example.com\r\nBcc: otro@example.com",
        "ana\u0000@example.com",
        "año@example.com",
        "ana@exámple.com"
      })
  void whatIsNoneOrSeveralIsNotGuessed(String written) {
    assertThat(EmailAddress.of(written)).isEmpty();
  }

  @Test
  void whatIsTooLongIsNone() {
    assertThat(EmailAddress.of("a".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddress.of("a@" + "b".repeat(250) + ".co")).isEmpty();
    assertThat(EmailAddress.of("a@" + "b".repeat(249) + ".co")).isPresent();
  }

  @Test
  void neitherAddressNorCodeIsShown() {
    assertThat(new EmailAddress("ana@example.com").toString()).doesNotContain("ana");
    assertThat(new Passcode("123456").toString()).doesNotContain("1");
    assertThatThrownBy(() -> new EmailAddress("ana arroba"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("ana");
    for (String wrong : new String[] {"12345", "1234567", "12345a", "", "١٢٣٤٥٦"}) {
      assertThatThrownBy(() -> new Passcode(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
