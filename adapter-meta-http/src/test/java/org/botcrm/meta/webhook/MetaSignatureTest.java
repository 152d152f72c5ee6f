package org.botcrm.meta.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSignatureTest {
  private static final String SECRET = "test_app_secret";
  private static final String BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
  private static final String HEX =
      "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";

  private final MetaSignature signature = new MetaSignature(new AppSecret(SECRET));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
{"object":"whatsapp_business_account","entry":[]}|dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756
{"object": "whatsapp_business_account", "entry": []}|56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a
{"object":"whatsapp_business_account","entry":[{"t":"caf\\u00e9 \\ud83d\\ude00 \\/ a@b"}]}|b8ca9ce1610f152b3da2f8919054d3d2e6815962bce9fefa8c7096fe12894795
{"object":"whatsapp_business_account","entry":[{"t":"café 😀 / a@b"}]}|96a8f7e25e073fe8c34a31ca66fa0b96c312f62c93a2bfb246f0960e3397cdd6
""")
  void knownVectorsGetIn(String body, String hex) {
    assertThat(signature.isAuthentic(body.getBytes(UTF_8), "sha256=" + hex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"a\":\"\\u00e1\"}",
        "{\"a\":\"á\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"😀\"}",
        "not json\r\n"
      })
  void whateverTheBodyItsRawBytesCount(String body) {
    assertThat(signature.isAuthentic(body.getBytes(UTF_8), sign(SECRET, body))).isTrue();
    assertThat(signature.isAuthentic((body + " ").getBytes(UTF_8), sign(SECRET, body))).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "sha256=",
        "sha256",
        HEX,
        "sha1=" + HEX,
        "SHA256=" + HEX,
        "sha256:" + HEX,
        " sha256=" + HEX,
        "sha256=" + HEX + " ",
        "sha256= " + HEX,
        "sha256=" + HEX + "00",
        "sha256=" + HEX + "\n",
        "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375",
        "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375g",
        "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375\u0661",
        "sha256=gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg",
        "sha256=----------------------------------------------------------------",
        "sha256=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void whatIsNotExactlyMetasFormIsRefused(@Nullable String header) {
    assertThat(signature.isAuthentic(BODY.getBytes(UTF_8), header)).isFalse();
  }

  @Test
  void upperCaseHexIsRefused() {
    String upper = "sha256=" + HEX.toUpperCase(Locale.ROOT);

    assertThat(signature.isAuthentic(BODY.getBytes(UTF_8), upper)).isFalse();
  }

  @Test
  void everyChangedByteIsRefused() {
    for (int i = 0; i < BODY.length(); i++) {
      byte[] changed = BODY.getBytes(UTF_8);
      changed[i] ^= 1;

      assertThat(signature.isAuthentic(changed, "sha256=" + HEX)).as("byte %d", i).isFalse();
    }
  }

  @Test
  void everyChangedDigitIsRefused() {
    for (int i = 0; i < HEX.length(); i++) {
      char other = HEX.charAt(i) == '0' ? '1' : '0';
      String changed = "sha256=" + HEX.substring(0, i) + other + HEX.substring(i + 1);

      assertThat(signature.isAuthentic(BODY.getBytes(UTF_8), changed)).as("digit %d", i).isFalse();
    }
  }

  @Test
  void duringARotationBothSecretsGetInAndNoThird() {
    MetaSignature both = new MetaSignature(new AppSecret("new"), new AppSecret(SECRET));
    byte[] body = BODY.getBytes(UTF_8);

    assertThat(both.isAuthentic(body, sign("new", BODY))).isTrue();
    assertThat(both.isAuthentic(body, sign(SECRET, BODY))).isTrue();
    assertThat(both.isAuthentic(body, sign("third", BODY))).isFalse();
    assertThat(signature.isAuthentic(body, sign("new", BODY))).isFalse();
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks =
          Stream.of("one", "two", "three", "four").map(this::checkingOften).toList();
      for (Future<Boolean> all : pool.invokeAll(tasks)) {
        assertThat(all.get()).isTrue();
      }
    } finally {
      pool.shutdown();
    }
  }

  private Callable<Boolean> checkingOften(String body) {
    return () -> allAuthentic(body);
  }

  private boolean allAuthentic(String body) {
    String header = sign(SECRET, body);
    return IntStream.range(0, 2_000)
        .allMatch(i -> signature.isAuthentic(body.getBytes(UTF_8), header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void aBlankSecretIsNoSecret(String blank) {
    assertThatThrownBy(() -> new AppSecret(blank)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSecretDoesNotShow() {
    assertThat(new AppSecret("canary-secret")).hasToString("AppSecret[•••]");
    assertThat(new MetaSignature(new AppSecret("canary-secret")).toString())
        .doesNotContain("canary");
  }

  private static String sign(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
