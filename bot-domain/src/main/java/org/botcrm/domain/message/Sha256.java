package org.botcrm.domain.message;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a file: what the file is known by.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Sha256(String hex) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final int BYTES = 32;

  /**
   * @throws IllegalArgumentException when {@code hex} is anything else
   */
  public Sha256 {
    Objects.requireNonNull(hex, "hex");
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("hex: 64 hexadecimal digits in lower case expected");
    }
  }

  /**
   * Of 32 bytes.
   *
   * @throws IllegalArgumentException when there are more or fewer
   */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(bytes));
  }

  /**
   * As Meta writes it: in base64 in webhooks, in hexadecimal digits in the media node. Empty for
   * anything else, and for null.
   *
   * @see <a href="https://github.com/chatwoot/chatwoot/issues/9809">both forms as they were
   *     seen</a>
   */
  public static Optional<Sha256> parse(@Nullable String written) {
    String text = written == null ? "" : written.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    return HEX.matcher(lower).matches() ? Optional.of(new Sha256(lower)) : ofBase64(text);
  }

  private static Optional<Sha256> ofBase64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      return bytes.length == BYTES ? Optional.of(of(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
