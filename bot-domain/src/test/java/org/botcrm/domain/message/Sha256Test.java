package org.botcrm.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
  // Of no bytes at all, as sha256sum and openssl write it.
  private static final String HEX =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String BASE64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEX,
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        BASE64,
        " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU="
      })
  void bothWritingsOfMetaAreTheSameHash(String written) {
    assertThat(Sha256.parse(written)).contains(new Sha256(HEX));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "hola", "e3b0c442", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hS", "¡!"})
  void whatIsNoHashIsNone(String written) {
    assertThat(Sha256.parse(written)).isEmpty();
  }

  @Test
  void nothingButAHashCanBeMadeIntoOne() {
    assertThatThrownBy(() -> new Sha256("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sha256(HEX.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
