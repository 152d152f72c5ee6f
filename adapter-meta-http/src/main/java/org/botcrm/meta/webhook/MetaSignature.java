package org.botcrm.meta.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.botcrm.domain.delivery.DeliveryAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * Meta's signature: the header {@code sha256=} and the HMAC-SHA256 of the raw body in 64 lower-case
 * hex digits, with the app secret as key (page webhooks/create-webhook-endpoint of Meta's WhatsApp
 * documentation). Anything else is refused, and nothing throws.
 *
 * <p>Only the bytes that came may be hashed: Meta escapes accents, emoji and slashes, so JSON that
 * was parsed and written again has another signature.
 *
 * <p>Immutable and thread-safe.
 */
public final class MetaSignature implements DeliveryAuthenticator {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final int DIGEST_BYTES = 32;

  private final List<Mac> keyed;

  /** Takes what is signed with {@code secret}. */
  public MetaSignature(AppSecret secret) {
    this.keyed = List.of(keyed(secret));
  }

  /** While the secret is being changed: takes what is signed with either. */
  public MetaSignature(AppSecret current, AppSecret previous) {
    this.keyed = List.of(keyed(current), keyed(previous));
  }

  @Override
  public boolean isWellFormed(@Nullable String signature) {
    return digestIn(signature) != null;
  }

  @Override
  public boolean isAuthentic(byte[] body, @Nullable String signature) {
    byte[] claimed = digestIn(signature);
    if (claimed == null) {
      return false;
    }
    boolean authentic = false;
    for (Mac mac : keyed) {
      // Every secret is tried, so that the time taken does not tell which one is in use.
      authentic |= MessageDigest.isEqual(copyOf(mac).doFinal(body), claimed);
    }
    return authentic;
  }

  /** The digest in the header; null when it does not have exactly the form that Meta sends. */
  private static byte @Nullable [] digestIn(@Nullable String signature) {
    if (signature == null
        || signature.length() != PREFIX.length() + 2 * DIGEST_BYTES
        || !signature.startsWith(PREFIX)) {
      return null;
    }
    byte[] digest = new byte[DIGEST_BYTES];
    for (int i = 0; i < DIGEST_BYTES; i++) {
      int at = PREFIX.length() + 2 * i;
      int octet = lowerHex(signature.charAt(at)) << 4 | lowerHex(signature.charAt(at + 1));
      if (octet < 0) {
        return null;
      }
      digest[i] = (byte) octet;
    }
    return digest;
  }

  /** The value of the digit; -1 also for upper case, which Meta never sends. */
  private static int lowerHex(char digit) {
    if (digit >= '0' && digit <= '9') {
      return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
  }

  private static Mac keyed(AppSecret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return copyOf(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /** A copy is faster than a new one and, unlike the original, belongs to one thread. */
  private static Mac copyOf(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      // The constructor makes a copy too, so this shows at the start and never in a request.
      throw new IllegalStateException("this Java's " + ALGORITHM + " cannot be copied", e);
    }
  }
}
