package org.botcrm.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaErrorsTest {
  private static final String UNKNOWN = "Meta rechazó el mensaje sin decir un motivo conocido";

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 2, 3, 4, 10, 33, 100, 190, 200, 299, 368, 470, 80007, 130429, 130472, 130497, 131000,
        131005, 131008, 131009, 131016, 131021, 131026, 131030, 131031, 131037, 131042, 131044,
        131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131056, 131057, 131060,
        131062, 131063, 131064, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068,
        132069, 133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011,
        134100, 134101, 134102, 135000, 137000
      })
  void everyDocumentedCodeHasWords(int code) {
    SendError error = MetaErrors.of(code, "Meta's own title");

    assertThat(error.code()).isEqualTo(code);
    assertThat(error.words()).isNotBlank().doesNotContain("own title", "motivo conocido", "\uFFFD");
  }

  @Test
  void theWordsAreSpanish() {
    assertThat(MetaErrors.of(131047, null).inWords())
        .isEqualTo(
            "Pasaron más de 24 horas desde el último mensaje de la persona; solo se le puede enviar"
                + " una plantilla (código 131047)");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "-|" + UNKNOWN,
        "''|" + UNKNOWN,
        "584145550101 rosa@example.com|" + UNKNOWN,
        "(#999999) New trouble|Meta rechazó el mensaje: New trouble",
        "Recipient +58-414-5550101 is not there|Meta rechazó el mensaje: Recipient is not there",
        "User VE.9000100020003000 left|Meta rechazó el mensaje: User left"
      })
  void anUnknownCodeShowsMetasTitleWithoutAnybodysIds(@Nullable String title, String words) {
    assertThat(MetaErrors.of(999999, title).words()).isEqualTo(words);
  }

  @Test
  void aTitleWithoutEndIsCut() {
    assertThat(MetaErrors.of(999999, "word ".repeat(10_000)).words()).hasSizeLessThan(250);
  }
}
