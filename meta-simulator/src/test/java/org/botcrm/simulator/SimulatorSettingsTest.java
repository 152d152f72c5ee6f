package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorSettingsTest {
  private static final URI WEBHOOK = URI.create("http://127.0.0.1:8000/api/v1/whatsapp/webhook");
  private static final SimulatorSettings SETTINGS =
      SimulatorSettings.of(WEBHOOK, "EAAtoken", "elsecreto", "verificame", new MutableClock());

  @Test
  void secretsDoNotShow() {
    assertThat(SETTINGS.toString())
        .doesNotContain("EAAtoken", "elsecreto", "verificame")
        .contains("106540352242922", "8000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bot.example/webhook",
        "http://10.0.0.1/webhook",
        "http://127.0.0.1.malo.example/webhook",
        "https://127.0.0.1/webhook",
        "http://localhost@malo.example/webhook",
        "webhook"
      })
  void aWebhookThatIsNotOnThisMachineIsRefused(String url) {
    assertThatThrownBy(
            () -> SimulatorSettings.of(URI.create(url), "t", "s", "v", new MutableClock()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("webhookUrl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8000/w", "http://127.0.0.1/w", "http://[::1]:80/w"})
  void aWebhookOnThisMachineIsTaken(String url) {
    assertThatCode(() -> SimulatorSettings.of(URI.create(url), "t", "s", "v", new MutableClock()))
        .doesNotThrowAnyException();
  }

  @Test
  void eachSettingOutOfRangeIsNamed() {
    assertThatThrownBy(() -> SETTINGS.withPort(70_000)).hasMessageContaining("port");
    assertThatThrownBy(() -> SETTINGS.withNumber("x", "15550783881", "102290129340398"))
        .hasMessageContaining("phoneNumberId");
    assertThatThrownBy(() -> SETTINGS.withNumber("106540352242922", "+1", "102290129340398"))
        .hasMessageContaining("displayPhoneNumber");
    assertThatThrownBy(() -> SimulatorSettings.of(WEBHOOK, "t", " ", "v", new MutableClock()))
        .hasMessageContaining("appSecret");
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new StatusDelays(second, second.negated(), second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryDelays(Duration.ZERO, second, second))
        .hasMessageContaining("first");
    assertThatThrownBy(() -> new RetryDelays(second, Duration.ofMillis(1), second))
        .hasMessageContaining("max");
    assertThatThrownBy(() -> new SimulatorLimits(1, 1, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachSettingCanBeChangedAlone() {
    SimulatorSettings changed =
        SETTINGS
            .withPort(9)
            .withSeed(7)
            .withNumber("55555", "66666", "77777")
            .withDelays(StatusDelays.LIFELIKE);

    assertThat(changed)
        .isEqualTo(
            new SimulatorSettings(
                9,
                "55555",
                "66666",
                "77777",
                "EAAtoken",
                "elsecreto",
                WEBHOOK,
                "verificame",
                SETTINGS.clock(),
                7,
                StatusDelays.LIFELIKE,
                RetryDelays.STANDARD,
                SimulatorLimits.STANDARD,
                SimulatedAccount.PLAIN));
  }
}
