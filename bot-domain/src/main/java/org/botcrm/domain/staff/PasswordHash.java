package org.botcrm.domain.staff;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is stored of a password: PBKDF2 with HMAC-SHA-512 and a salt of its own, with the number of
 * rounds written beside it, so that later ones may take more. Immutable.
 *
 * @param value such as {@code pbkdf2-sha512$210000$salt$hash}
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">
 *     the number of rounds</a>
 */
public record PasswordHash(String value) {
  /** The shortest password that is taken. */
  public static final int MIN_LENGTH = 12;

  /** The longest, in UTF-8. */
  public static final int MAX_BYTES = 512;

  private static final String KIND = "pbkdf2-sha512";
  private static final int ROUNDS = 210_000;
  private static final int MAX_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  /** Of nobody's password: whoever tries an unknown name waits as long as for a known one. */
  private static final PasswordHash NOBODYS =
      new PasswordHash(KIND + "$" + ROUNDS + "$AAAAAAAAAAAAAAAAAAAAAA==$" + "A".repeat(43) + "=");

  /** Refuses null. */
  public PasswordHash {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Of a new password; takes about a tenth of a second on purpose.
   *
   * @throws IllegalArgumentException when it is shorter than {@link #MIN_LENGTH} or longer than
   *     {@link #MAX_BYTES}
   */
  public static PasswordHash of(String password, SecureRandom random) {
    if (password.codePointCount(0, password.length()) < MIN_LENGTH || isTooLong(password)) {
      throw new IllegalArgumentException("password: 12 characters to 512 bytes expected");
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return new PasswordHash(
        String.join(
            "$",
            KIND,
            Integer.toString(ROUNDS),
            base64.encodeToString(salt),
            base64.encodeToString(derive(password, salt, ROUNDS))));
  }

  /** Likewise for a name that nobody has: takes as long, and is never right. */
  public static void matchNobody(String password) {
    NOBODYS.matches(password);
  }

  /** Whether it is this password; false for what is no hash of ours. */
  public boolean matches(String password) {
    String[] parts = value.split("\\$");
    if (parts.length != 4 || !parts[0].equals(KIND) || isTooLong(password)) {
      return false;
    }
    int rounds = Integer.parseInt(parts[1]);
    if (rounds < 1 || rounds > MAX_ROUNDS) {
      return false;
    }
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] salt = base64.decode(parts[2]);
    return MessageDigest.isEqual(base64.decode(parts[3]), derive(password, salt, rounds));
  }

  private static boolean isTooLong(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** Hides it. */
  @Override
  public String toString() {
    return "PasswordHash[•••]";
  }
}
