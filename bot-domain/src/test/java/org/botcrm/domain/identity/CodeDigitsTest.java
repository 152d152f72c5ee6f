package org.botcrm.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDigitsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "012345",
        " 012345 ",
        "012 345",
        "012-345",
        "012.345",
        "0 1 2 3 4 5",
        "0-1-2-3-4-5",
        "01 23 45",
        "012\u00a0345",
        "es 012345, gracias",
        "Mi código: 012345.",
        "012345\n",
        "*012345*",
        "0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣",
        "٠١٢٣٤٥",
        "\u200e012345\u200e"
      })
  void aCodeIsReadInAnyWriting(String text) {
    assertThat(CodeDigits.findAll(text)).containsExactly("012345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no me llega",
        "12345",
        "1234567",
        "V-12.345.678",
        "123456 789",
        "04121234567",
        "12,345,6",
        "012  345",
        "012\n345"
      })
  void anotherNumberIsNoCode(String text) {
    assertThat(CodeDigits.findAll(text)).isEmpty();
  }

  @Test
  void everyCodeIsFound() {
    assertThat(CodeDigits.findAll("111111, 222222\n333333 y 111111"))
        .containsExactly("111111", "222222", "333333", "111111");
  }

  @Test
  @Timeout(60)
  void aHostileTextTakesNoTime() {
    String digits = "1 ".repeat(400_000);

    assertThat(CodeDigits.findAll(digits)).isEmpty();
    assertThat(CodeDigits.findAll(" -.".repeat(300_000) + "012345")).isEmpty();
  }
}
