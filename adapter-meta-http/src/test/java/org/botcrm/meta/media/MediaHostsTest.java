package org.botcrm.meta.media;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHostsTest {
  private final MediaHosts meta = new MediaHosts(HttpUrl.get("https://graph.facebook.com/v26.0"));
  private final MediaHosts simulator = new MediaHosts(HttpUrl.get("http://127.0.0.1:9000/v26.0"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.facebook.com/x",
        "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
        "https://scontent.xx.fbcdn.net/v/t45.1",
        "https://mmg.fbsbx.com/x"
      })
  void filesComeFromMetasHosts(String url) {
    assertThat(meta.allows(HttpUrl.get(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://lookaside.fbsbx.com/x",
        "http://graph.facebook.com/x",
        "https://lookaside.fbsbx.com:8443/x",
        "https://graph.facebook.com:444/x",
        "https://user@lookaside.fbsbx.com/x",
        "https://:clave@lookaside.fbsbx.com/x",
        "https://lookaside.fbsbx.com.example.org/x",
        "https://evilfbcdn.net/x",
        "https://fbcdn.net.example.org/x",
        "https://example.org/lookaside.fbsbx.com",
        "https://media.example.com/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "http://169.254.169.254/latest/meta-data"
      })
  void andFromNoOther(String url) {
    assertThat(meta.allows(HttpUrl.get(url))).isFalse();
    assertThat(simulator.allows(HttpUrl.get(url))).isFalse();
  }

  @Test
  void plainHttpIsForTheConfiguredSimulatorAlone() {
    assertThat(simulator.allows(HttpUrl.get("http://127.0.0.1:9000/archivos/1"))).isTrue();
    assertThat(simulator.allows(HttpUrl.get("http://127.0.0.1:9001/archivos/1"))).isFalse();
    assertThat(simulator.allows(HttpUrl.get("https://127.0.0.1:9000/archivos/1"))).isFalse();
    assertThat(simulator.allows(HttpUrl.get("https://lookaside.fbsbx.com/x")))
        .as("a demonstration calls nobody")
        .isFalse();
    assertThat(simulator.mayBePrivate("127.0.0.1")).isTrue();
    assertThat(simulator.mayBePrivate("lookaside.fbsbx.com")).isFalse();
    assertThat(meta.mayBePrivate("graph.facebook.com")).isFalse();
  }

  @Test
  void theTokenGoesAlongToTheSameServerOnlyAndNeverComesBack() {
    Hop first = new Hop(HttpUrl.get("https://lookaside.fbsbx.com/a"), true);
    Hop same = first.to(HttpUrl.get("https://lookaside.fbsbx.com/b"));
    Hop other = same.to(HttpUrl.get("https://scontent.fbcdn.net/b"));
    Hop back = other.to(HttpUrl.get("https://scontent.fbcdn.net/c"));

    assertThat(same.withToken()).isTrue();
    assertThat(other.withToken()).isFalse();
    assertThat(back.withToken()).isFalse();
  }

  @Test
  void theSameServerIsTheSameSchemeHostAndPort() {
    HttpUrl one = HttpUrl.get("https://lookaside.fbsbx.com/a");

    assertThat(MediaHosts.isSameServer(one, HttpUrl.get("https://lookaside.fbsbx.com/b?c=1")))
        .isTrue();
    assertThat(MediaHosts.isSameServer(one, HttpUrl.get("https://scontent.fbcdn.net/a"))).isFalse();
    assertThat(MediaHosts.isSameServer(one, HttpUrl.get("https://lookaside.fbsbx.com:8/a")))
        .isFalse();
    assertThat(MediaHosts.isSameServer(one, HttpUrl.get("http://lookaside.fbsbx.com/a"))).isFalse();
  }
}
