package org.botcrm.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentStateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123456Z");

  private static ConsentChange said(Consent consent, long second) {
    return new ConsentChange(consent, ConsentSource.MESSAGE, NOW.plusSeconds(second), "x");
  }

  private static ConsentChange told(Consent consent, long second) {
    return new ConsentChange(consent, ConsentSource.META_PREFERENCES, NOW.plusSeconds(second), "x");
  }

  /** What a chat does step by step must be what is worked out of the log afterwards. */
  @Test
  void theStateAfterEachMessageIsTheOneThatTheLogGives() {
    List<Consent> both = List.of(Consent.GIVEN, Consent.WITHDRAWN);
    for (Consent meta : both) {
      for (long first = 0; first < 3; first++) {
        for (long second = 0; second < 3; second++) {
          for (Consent one : both) {
            for (Consent two : both) {
              check(told(meta, 1), said(one, first), said(two, second));
            }
          }
        }
      }
    }
  }

  private static void check(ConsentChange told, ConsentChange one, ConsentChange two) {
    ConsentChange last = two.at().isBefore(one.at()) ? one : two;
    ConsentState before = new ConsentState(ConsentState.optedOutAt(null, told), null);

    assertThat(before.after(one).after(two))
        .as("%s, %s, %s", told, one, two)
        .isEqualTo(new ConsentState(ConsentState.optedOutAt(last, told), last.at()));
  }

  @Test
  void everySourceIsFoundByItsWord() {
    for (ConsentSource source : ConsentSource.values()) {
      assertThat(ConsentSource.ofWord(source.word())).isEqualTo(source);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ConsentSource.ofWord("otra"));
  }

  @Test
  void whyAPersonGetsNoMessagesIsTheChangeOfThatMoment() {
    ConsentChange stop = told(Consent.WITHDRAWN, 1);
    ConsentChange no = said(Consent.WITHDRAWN, 3);
    ConsentChange resume = told(Consent.GIVEN, 5);

    assertThat(ConsentState.deciding(List.of(resume, no, stop), no.at())).contains(no);
    assertThat(ConsentState.deciding(List.of(resume, stop), null)).contains(resume);
    assertThat(ConsentState.deciding(List.of(stop), NOW)).isEmpty();
    assertThat(ConsentState.deciding(List.of(), null)).isEmpty();
  }
}
