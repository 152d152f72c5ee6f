package org.botcrm.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123456Z");
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final CodeHasher HASHER = new CodeHasher(KEY);

  @Test
  void theRightCodeIsKnownUntilItEnds() {
    OneTimeCode code = code(7, HASHER.hash(7, "012345"), 3);

    assertThat(code.isTypedIn("es 012 345", HASHER, NOW)).isTrue();
    assertThat(code.isTypedIn("012345", HASHER, NOW.plus(Passcode.VALIDITY).minusNanos(1)))
        .isTrue();
    assertThat(code.isTypedIn("012345", HASHER, NOW.plus(Passcode.VALIDITY))).isFalse();
  }

  @Test
  void aWrongCodeIsNot() {
    assertThat(code(7, HASHER.hash(7, "012345"), 3).isTypedIn("012346", HASHER, NOW)).isFalse();
  }

  @Test
  void noCodeIsRightOnceTheTriesAreUsed() {
    assertThat(code(7, HASHER.hash(7, "012345"), 1).isTypedIn("012345", HASHER, NOW)).isTrue();
    assertThat(code(7, HASHER.hash(7, "012345"), 0).isTypedIn("012345", HASHER, NOW)).isFalse();
  }

  @Test
  void severalCodesInOneMessageAreNone() {
    OneTimeCode code = code(7, HASHER.hash(7, "012345"), 3);

    assertThat(code.isTypedIn("012345 o 012346", HASHER, NOW)).isFalse();
    assertThat(code.isTypedIn("sin números", HASHER, NOW)).isFalse();
  }

  @Test
  void theCodeOfAnotherRequestIsWrong() {
    assertThat(code(8, HASHER.hash(7, "012345"), 3).isTypedIn("012345", HASHER, NOW)).isFalse();
  }

  @Test
  void aCodeThatWasNeverSentIsNeverRight() {
    assertThat(code(7, null, 3).isTypedIn("000000", HASHER, NOW)).isFalse();
    assertThat(new CodeHasher(KEY).matches(null, 7, "000000")).isFalse();
  }

  @Test
  void theHashIsThatOfTheStandardAndOfTheKey() {
    // printf '7:012345' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    assertThat(HASHER.hash(7, "012345"))
        .isEqualTo("e4a63f06e7a461503a958a868a6d7a297952636dc4dd85a893800af8a240d4df");
    byte[] other = KEY.clone();
    other[31]++;
    assertThat(new CodeHasher(other).hash(7, "012345")).isNotEqualTo(HASHER.hash(7, "012345"));
  }

  @Test
  void aShortKeyIsRefusedAndNoneIsShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeHasher(new byte[31]))
        .withMessage("key: 32 bytes or more expected");
    assertThat(HASHER).hasToString("CodeHasher[•••]");
  }

  private static OneTimeCode code(long id, @Nullable String hash, int tries) {
    return new OneTimeCode(id, new ClienteId(1), hash, NOW.plus(Passcode.VALIDITY), tries);
  }
}
