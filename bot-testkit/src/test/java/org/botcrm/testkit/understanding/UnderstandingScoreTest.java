package org.botcrm.testkit.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.botcrm.domain.understanding.Intents;
import org.botcrm.domain.understanding.IntentsReading;
import org.botcrm.testkit.understanding.LabelledMessage.Part;
import org.junit.jupiter.api.Test;

class UnderstandingScoreTest {
  private static final double PRECISION = 0.97;
  private static final double RECALL = 0.90;

  private static Intents intents(String file) {
    return Intents.read(file)
        .match(
            IntentsReading.Accepted::intents,
            refused -> {
              throw new AssertionError(refused.problems().toString());
            });
  }

  @Test
  void theShippedPhrasesUnderstandWhatTheyWereNotTunedOn() {
    List<LabelledMessage> messages = LabelledMessage.shipped(Part.PRUEBA);
    UnderstandingScore score = UnderstandingScore.of(Intents.standard(), messages);

    assertThat(messages).hasSizeGreaterThanOrEqualTo(600);
    assertThat(score.wrongMoney()).as(score.summary()).isZero();
    assertThat(score.precision()).as(score.summary()).isGreaterThanOrEqualTo(PRECISION);
    assertThat(score.recall()).as(score.summary()).isGreaterThanOrEqualTo(RECALL);
    assertThat(score.mistakes()).isEmpty();
  }

  /** What others wrote who saw no phrase: far from the goal yet, and no further than it was. */
  @Test
  void messagesOfOthersAreUnderstoodAsWellAsTheyWere() {
    List<LabelledMessage> messages = LabelledMessage.shipped(Part.NUEVA);
    UnderstandingScore score = UnderstandingScore.of(Intents.standard(), messages);

    assertThat(messages).hasSizeGreaterThanOrEqualTo(600);
    assertThat(score.wrongMoney()).as(score.summary()).isLessThanOrEqualTo(11);
    assertThat(score.precision()).as(score.summary()).isGreaterThanOrEqualTo(0.93);
    assertThat(score.recall()).as(score.summary()).isGreaterThanOrEqualTo(0.83);
  }

  @Test
  void phrasesThatAreNotThereUnderstandNothing() {
    UnderstandingScore score =
        UnderstandingScore.of(
            intents("[saldo]\nuna frase que nadie dice\n"), LabelledMessage.shipped(Part.PRUEBA));

    assertThat(score.recall()).isLessThan(RECALL);
  }

  @Test
  void whatIsWrongAndWhatIsMissingAreCounted() {
    Intents intents = intents("[saldo]\ndebo\n[gracias]\ngracias\n");
    List<LabelledMessage> messages =
        LabelledMessage.read(
            "ajuste\tsaldo,gracias\tdebo gracias\n"
                + "ajuste\tcuotas\tdebo\n"
                + "ajuste\tninguna\tnada\n"
                + "prueba\tninguna\tgracias\n");

    UnderstandingScore score = UnderstandingScore.of(intents, messages);

    assertThat(score.messages()).isEqualTo(4);
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(2.0 / 3);
    assertThat(score.wrongMoney()).isEqualTo(1);
    assertThat(score.mistakes()).containsExactly("[cuotas] → [saldo]: debo");
    assertThat(score.table())
        .contains("| cuotas | 0 | 0 | 1 |  | 0 % | saldo 1 |")
        .contains("| ninguna | 0 | 0 | 0 |  |  | gracias 1 |");
  }

  @Test
  void aFileOfLabelsHasThreeColumns() {
    assertThat(LabelledMessage.read("# x\nprueba\tninguna\thola\n"))
        .containsExactly(new LabelledMessage(Part.PRUEBA, Set.of(), "hola"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledMessage.read("prueba\thola"))
        .withMessageContaining("line 1");
    assertThatIllegalArgumentException().isThrownBy(() -> LabelledMessage.read("x\ty\tz"));
  }

  @Test
  void everyLabelIsAnIntentThatThereIs() {
    for (Part part : Part.values()) {
      for (LabelledMessage message : LabelledMessage.shipped(part)) {
        assertThat(Intents.NAMES).containsAll(message.intents());
      }
    }
  }
}
