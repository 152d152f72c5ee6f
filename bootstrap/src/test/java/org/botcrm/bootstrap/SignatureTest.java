package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.simulator.Signer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what Meta signed gets in, over real HTTP. */
class SignatureTest {
  private static final Signer SIGNER = new Signer(Keys.APP_SECRET);
  private static final byte[] BODY =
      bytes("{\"object\":\"whatsapp_business_account\",\"entry\":[]}");

  /** As Meta writes it: with escapes, which are part of what is signed. */
  private static final byte[] ESCAPED =
      bytes(
          "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"t\":"
              + "\"caf\\u00e9 \\ud83d\\ude00 \\/ a@b\"}]}");

  /** The same JSON to a parser, other bytes. */
  private static final byte[] DECODED =
      bytes("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"t\":\"café 😀 / a@b\"}]}");

  private static RunningBot bot;

  @BeforeAll
  static void start(@TempDir Path folder) {
    bot =
        RunningBot.in(
            folder,
            settings -> {
              settings.put("WHATSAPP_APP_SECRET_ANTERIOR", Keys.PREVIOUS_SECRET);
              return settings;
            },
            ReplyRules.standard(ReplyTexts.standard()));
  }

  @AfterAll
  static void stop() {
    bot.close();
  }

  /**
   * Computed by another program, {@code openssl dgst -sha256 -hmac}. Meta's own kind of vectors are
   * in the tests of {@code MetaSignature}; their secret is too short for a server.
   */
  static List<Map.Entry<byte[], String>> vectors() {
    return List.of(
        Map.entry(BODY, "fb3f04db3b1af29efb4fe07345859864fa9838eda9b6b34cb223d1e7c4794f03"),
        Map.entry(
            bytes("{\"object\": \"whatsapp_business_account\", \"entry\": []}"),
            "0d2783d6f085c09451ea9a66fa50f519d9791cb46489896c41ae8d14d6e41753"),
        Map.entry(ESCAPED, "6fc6b24b71ca5b663312443fbf1c4976f43c418189af9374ffb4e29dfc743451"),
        Map.entry(DECODED, "a63978fd0a716db300089e0a7c1ef79c7d60500950447dc26e42dbe9a819d8c9"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theBytesThatWereSignedGetIn(Map.Entry<byte[], String> vector) {
    long before = stored();

    HttpResponse<String> answer =
        bot.http().deliver(vector.getKey(), "sha256=" + vector.getValue());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"success\"}");
    assertThat(stored()).isEqualTo(before + 1);
  }

  @Test
  void theSecretBeforeTheChangeIsStillGood() {
    assertThat(bot.http().deliver(BODY, new Signer(Keys.PREVIOUS_SECRET).sign(BODY)).statusCode())
        .isEqualTo(200);
  }

  static List<@Nullable String> wrongSignatures() {
    String right = SIGNER.sign(BODY);
    String digits = right.substring("sha256=".length());
    return java.util.Arrays.asList(
        null,
        "",
        "sha256=",
        digits,
        "sha1=" + digits,
        "SHA256=" + digits,
        "sha256:" + digits,
        "sha256= " + digits,
        "sha256=" + digits.substring(1),
        "sha256=" + digits.substring(0, 63),
        "sha256=" + digits + "0",
        "sha256=" + digits.toUpperCase(Locale.ROOT),
        "sha256=" + digits.substring(0, 63) + "g",
        "sha256=" + "z".repeat(64),
        "sha256=" + digits.substring(0, 62) + "+1",
        "sha256=" + (digits.charAt(0) == '0' ? '1' : '0') + digits.substring(1),
        "sha256=" + "0".repeat(64),
        right + ", " + right,
        new Signer("another_secret").sign(BODY),
        SIGNER.sign(ESCAPED));
  }

  @ParameterizedTest
  @MethodSource("wrongSignatures")
  void anythingElseIsTurnedAwayAndNothingIsKept(@Nullable String signature) {
    assertRefused(BODY, signature);
  }

  @Test
  void oneChangedByteOfTheBodyIsEnough() {
    String signature = SIGNER.sign(ESCAPED);
    for (int i = 0; i < ESCAPED.length; i += 7) {
      byte[] changed = ESCAPED.clone();
      changed[i] ^= 1;
      assertRefused(changed, signature);
    }
    assertRefused(bytes(new String(ESCAPED, StandardCharsets.UTF_8) + "\n"), signature);
  }

  @Test
  void theSameJsonInOtherBytesIsNotTheSame() {
    assertRefused(DECODED, SIGNER.sign(ESCAPED));
    assertRefused(ESCAPED, SIGNER.sign(DECODED));
  }

  private static void assertRefused(byte[] body, @Nullable String signature) {
    long before = stored();

    HttpResponse<String> answer = bot.http().deliver(body, signature);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    assertThat(stored()).isEqualTo(before);
  }

  private static long stored() {
    return bot.rows().count("SELECT count(*) FROM entregas");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
