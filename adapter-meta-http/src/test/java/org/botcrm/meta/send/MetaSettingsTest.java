package org.botcrm.meta.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSettingsTest {
  private static final URI META = URI.create("https://graph.facebook.com/v26.0");
  private static final AccessToken TOKEN = new AccessToken("canary-token");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.facebook.com/v26.0",
        "https://graph.facebook.com/v26.0/",
        "HTTPS://graph.facebook.com",
        "http://localhost:8001/v26.0",
        "http://127.0.0.1:8001/v26.0",
        "http://[::1]:8001/v26.0",
        "http://simulator:8001/v26.0"
      })
  void takesTheGraphApiAndASimulatorBesideUs(String url) {
    MetaSettings settings = MetaSettings.standard(URI.create(url), TOKEN);

    assertThatCode(() -> new MetaMessageSender(settings, MutableClock.standing()).close())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/v26.0",
        "graph.facebook.com/v26.0",
        "ftp://graph.facebook.com/v26.0",
        "https:/v26.0",
        "https://me@graph.facebook.com/v26.0",
        "https://graph.facebook.com/v26.0?x=1",
        "https://graph.facebook.com/v26.0#x",
        "http://graph.facebook.com/v26.0",
        "http://10.0.0.1/v26.0",
        "http://[2001:db8::1]/v26.0"
      })
  void refusesAnAddressThatIsWrongOrShowsTheToken(String url) {
    assertThatThrownBy(() -> MetaSettings.standard(URI.create(url), TOKEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baseUrl:");
  }

  @Test
  void refusesTimesAndNumbersOutOfRange() {
    assertRefused("connectTimeout", Duration.ZERO, SECOND, SECOND, 1);
    assertRefused("readTimeout", SECOND, SECOND.negated(), SECOND, 1);
    assertRefused("callTimeout", SECOND, SECOND, Duration.ofHours(1), 1);
    assertRefused("callTimeout", SECOND, SECOND, Duration.ofNanos(1), 1);
    assertRefused("maxConcurrent", SECOND, SECOND, SECOND, 0);
    assertRefused("maxConcurrent", SECOND, SECOND, SECOND, 10_001);
  }

  private static void assertRefused(
      String name, Duration connect, Duration read, Duration call, int concurrent) {
    assertThatThrownBy(
            () ->
                new MetaSettings(META, AccessTokens.always(TOKEN), connect, read, call, concurrent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "canary token", "canary\n", "canaryñ"})
  void refusesATokenThatCannotBeAHeader(String token) {
    assertThatThrownBy(() -> new AccessToken(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("canary");
  }

  @Test
  void theTokenDoesNotShow() {
    assertThat(MetaSettings.standard(META, TOKEN).toString())
        .contains("graph.facebook.com")
        .doesNotContain("canary");
  }
}
