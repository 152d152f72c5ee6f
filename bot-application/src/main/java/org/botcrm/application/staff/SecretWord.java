package org.botcrm.application.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.botcrm.domain.message.Sha256;

/**
 * Words that nobody can guess. What is stored of one is its SHA-256: a slow hash, as passwords need
 * it, would add nothing to 256 random bits.
 */
final class SecretWord {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43,64}");

  private SecretWord() {}

  static String next(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether it can be one; what cannot need not be looked up. */
  static boolean isOne(String word) {
    return FORM.matcher(word).matches();
  }

  static Sha256 hash(String word) {
    try {
      return Sha256.of(
          MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
