package org.botcrm.domain.delivery;

import org.jspecify.annotations.Nullable;

/** Decides whether a POST comes from Meta. Implementations are thread-safe and never throw. */
public interface DeliveryAuthenticator {

  /**
   * Whether {@code signature} has the form of one. What has not is refused before its body is read.
   *
   * @param signature the header {@code X-Hub-Signature-256}; null when missing
   */
  default boolean isWellFormed(@Nullable String signature) {
    return signature != null;
  }

  /**
   * Whether {@code signature} proves that {@code body} was signed with our app secret.
   *
   * @param body the raw bytes as they came, before any parsing
   * @param signature the header {@code X-Hub-Signature-256}; null when missing
   */
  boolean isAuthentic(byte[] body, @Nullable String signature);
}
