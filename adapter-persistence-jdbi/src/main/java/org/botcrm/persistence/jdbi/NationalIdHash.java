package org.botcrm.persistence.jdbi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Typed IDs in a form that can be counted and not be read: HMAC-SHA-256 under a key that each
 * database makes for itself. Whoever has the whole database has the key too, and could try all IDs;
 * it keeps them out of lists, logs and copies of a table. Immutable and thread-safe.
 */
final class NationalIdHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** With the key of the installation, not empty. */
  NationalIdHash(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Null of null. */
  @Nullable String of(@Nullable String nationalId) {
    if (nationalId == null) {
      return null;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(nationalId.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
