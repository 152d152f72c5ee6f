package org.botcrm.domain.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a one-time code in place of it: HMAC-SHA-256 over the id of its request and the
 * code, under a key that is not in the database. So whoever reads the database cannot try the
 * million codes there are, and the code of one chat is worth nothing in another. Immutable and
 * thread-safe.
 */
public final class CodeHasher {
  /** As many bytes as the hash has, below which RFC 2104 (section 3) discourages a key. */
  public static final int SHORTEST_KEY = 32;

  private static final String ALGORITHM = "HmacSHA256";

  // To compare with when there is none, so that it takes as long.
  private static final String NONE = "0".repeat(2 * SHORTEST_KEY);

  private final SecretKeySpec key;

  /**
   * Under this key, which is copied.
   *
   * @throws IllegalArgumentException when it is shorter than {@link #SHORTEST_KEY} bytes
   */
  public CodeHasher(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException("key: " + SHORTEST_KEY + " bytes or more expected");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The hash of a code.
   *
   * @param request {@link OneTimeCode#id}
   * @param code six ASCII digits
   * @return 64 hexadecimal digits in lower case
   */
  public String hash(long request, String code) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] text = (request + ":" + code).getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * Whether {@code typed} is the code of this hash. Takes the same time whatever is right of it,
   * and also when there is no hash.
   */
  public boolean matches(@Nullable String hash, long request, String typed) {
    byte[] expected = (hash == null ? NONE : hash).getBytes(StandardCharsets.US_ASCII);
    byte[] actual = hash(request, typed).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, actual) & hash != null;
  }

  /** Nothing of the key. */
  @Override
  public String toString() {
    return "CodeHasher[•••]";
  }
}
