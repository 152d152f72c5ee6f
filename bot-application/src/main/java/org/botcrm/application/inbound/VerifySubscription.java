package org.botcrm.application.inbound;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers the handshake by which Meta checks that the webhook is ours. */
public final class VerifySubscription {
  private final byte[] verifyToken;

  /**
   * With the token that was typed into Meta's dashboard.
   *
   * @throws IllegalArgumentException when it is blank
   */
  @Inject
  public VerifySubscription(VerifyToken verifyToken) {
    this.verifyToken = verifyToken.value().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the call is Meta's, compared in constant time. */
  public boolean verify(@Nullable String mode, @Nullable String token) {
    return "subscribe".equals(mode)
        && token != null
        && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), verifyToken);
  }

  /**
   * The secret of the handshake.
   *
   * @param value not blank
   */
  public record VerifyToken(String value) {
    /**
     * @throws IllegalArgumentException when {@code value} is blank
     */
    public VerifyToken {
      if (Objects.requireNonNull(value, "value").isBlank()) {
        throw new IllegalArgumentException("value: must not be blank");
      }
    }

    /** Hides the secret. */
    @Override
    public String toString() {
      return "VerifyToken[•••]";
    }
  }
}
