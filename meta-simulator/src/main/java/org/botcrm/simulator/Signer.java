package org.botcrm.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks as Meta does: HMAC-SHA256 over the raw bytes with the app secret
 * (developers.facebook.com/documentation/business-messaging/whatsapp, page
 * webhooks/create-webhook-endpoint). Thread-safe.
 */
public final class Signer {
  /** The header that carries the signature. */
  public static final String HEADER = "X-Hub-Signature-256";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param appSecret not empty
   */
  public Signer(String appSecret) {
    byte[] secret = Objects.requireNonNull(appSecret, "appSecret").getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The header's value for these bytes: {@code sha256=} and 64 lower-case hex digits. */
  public String sign(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
