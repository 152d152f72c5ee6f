package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.understanding.Intents;
import org.botcrm.testkit.understanding.LabelledMessage;
import org.botcrm.testkit.understanding.LabelledMessage.Part;
import org.botcrm.testkit.understanding.UnderstandingScore;
import org.junit.jupiter.api.Test;

/** The figures of the page on understanding, beside those of today. */
class UnderstandingTableTest {

  @Test
  void thePageShowsTheTotalsOfToday() {
    UnderstandingScore score =
        UnderstandingScore.of(Intents.standard(), LabelledMessage.shipped(Part.PRUEBA));

    UnderstandingScore ofOthers =
        UnderstandingScore.of(Intents.standard(), LabelledMessage.shipped(Part.NUEVA));

    assertThat(Page.at("docs/understanding.md").text())
        .contains(score.summary(), score.table(), ofOthers.summary());
  }
}
