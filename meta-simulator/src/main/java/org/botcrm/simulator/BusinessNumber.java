package org.botcrm.simulator;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number of the simulated business.
 *
 * @param phoneNumberId Meta's id of it, 5 to 20 digits
 * @param displayPhoneNumber the number, 5 to 20 digits with country code
 * @param wabaId Meta's id of its business account, 5 to 20 digits
 * @param accessToken the bearer that may use it; null for the one of the settings
 */
public record BusinessNumber(
    String phoneNumberId, String displayPhoneNumber, String wabaId, @Nullable String accessToken) {
  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  public BusinessNumber {
    requireDigits(phoneNumberId, "phoneNumberId");
    requireDigits(displayPhoneNumber, "displayPhoneNumber");
    requireDigits(wabaId, "wabaId");
    if (accessToken != null && accessToken.isBlank()) {
      throw new IllegalArgumentException("accessToken: must not be empty");
    }
  }

  /** A number that is used with the token of the settings. */
  public BusinessNumber(String phoneNumberId, String displayPhoneNumber, String wabaId) {
    this(phoneNumberId, displayPhoneNumber, wabaId, null);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "BusinessNumber[" + phoneNumberId + ", wabaId=" + wabaId + "]";
  }

  static void requireDigits(String value, String name) {
    if (!Objects.requireNonNull(value, name).matches("[0-9]{5,20}")) {
      throw new IllegalArgumentException(name + ": 5 to 20 digits expected");
    }
  }
}
