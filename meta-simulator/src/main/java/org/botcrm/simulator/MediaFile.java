package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file that Meta keeps for a while.
 *
 * @param id digits
 * @param mime may carry parameters, such as {@code audio/ogg; codecs=opus}
 * @param name the file's name; null when it has none
 * @param uploaded whether the bot uploaded it, rather than a phone
 * @param owner the number it came to, or was uploaded for
 */
record MediaFile(
    String id,
    byte[] bytes,
    String mime,
    @Nullable String name,
    boolean uploaded,
    BusinessNumber owner,
    Instant since) {
  // Page business-phone-numbers/media, and the changelog of 24 September 2025.
  private static final Duration LIFE_OF_UPLOADED = Duration.ofDays(30);
  private static final Duration LIFE_OF_RECEIVED = Duration.ofDays(7);

  boolean isGone(Instant now) {
    return !now.isBefore(since.plus(uploaded ? LIFE_OF_UPLOADED : LIFE_OF_RECEIVED));
  }

  /** As webhooks write it; the media node writes {@link #hexHash hexadecimal}. */
  String base64Hash() {
    return Base64.getEncoder().encodeToString(hash());
  }

  String hexHash() {
    return HexFormat.of().formatHex(hash());
  }

  ObjectNode node(String url) {
    return Json.object()
        .put("messaging_product", "whatsapp")
        .put("url", url)
        .put("mime_type", mime)
        .put("sha256", hexHash())
        .put("file_size", bytes.length)
        .put("id", id);
  }

  private byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
