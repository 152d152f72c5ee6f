package org.botcrm.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.botcrm.application.inbound.VerifySubscription.VerifyToken;
import org.junit.jupiter.api.Test;

class VerifySubscriptionTest {
  private final VerifySubscription verify =
      new VerifySubscription(new VerifyToken("señal secreta"));

  @Test
  void theTokenOfTheDashboardIsAccepted() {
    assertThat(verify.verify("subscribe", "señal secreta")).isTrue();
  }

  @Test
  void anotherTokenOrModeOrNoneIsRefused() {
    assertThat(verify.verify("subscribe", "señal")).isFalse();
    assertThat(verify.verify("subscribe", "SEÑAL SECRETA")).isFalse();
    assertThat(verify.verify("subscribe", "")).isFalse();
    assertThat(verify.verify("subscribe", null)).isFalse();
    assertThat(verify.verify("unsubscribe", "señal secreta")).isFalse();
    assertThat(verify.verify(null, "señal secreta")).isFalse();
    assertThat(verify.verify(null, null)).isFalse();
  }

  @Test
  void aBlankTokenIsNoSecretAndASecretIsNotShown() {
    assertThatIllegalArgumentException().isThrownBy(() -> new VerifyToken(" "));
    assertThat(new VerifyToken("señal secreta").toString()).doesNotContain("señal");
  }
}
