package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.botcrm.domain.message.SendError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate says to a person of the lender. */
class GateWordsTest {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.domain.outbound.puerta", Locale.ROOT);

  /** One is put around refusals, the other of what waits. */
  private static final Set<String> NO_REFUSAL = Set.of("desconocido", "horas");

  static Iterable<String> refusals() {
    return WORDS.keySet().stream().filter(key -> !NO_REFUSAL.contains(key)).sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalOfWhatMayHaveBeenSentKeepsItsReasonAndDoesNotSayThatItWasNotSent(String key) {
    String words = WORDS.getString(key);

    SendError unknown = SendGate.ofUnknown(new SendError(0, words));

    assertThat(words).startsWith("No se envió: ");
    assertThat(unknown.words())
        .startsWith("No se sabe si llegó")
        .endsWith(words.substring("No se envió: ".length()))
        .doesNotContain("No se envió");
  }
}
