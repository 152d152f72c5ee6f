package org.botcrm.domain.message;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Meta says became of a message that we sent.
 *
 * @param phoneNumberId the business number that sent it
 * @param messageId the message
 * @param status Meta's word, kept even when we do not know it
 * @param timestamp when it happened, by Meta's clock
 * @param error why it failed; null unless it did
 * @param callbackData our own {@code biz_opaque_callback_data} given back; null when none
 * @param content the status element as JSON (recipient, …)
 * @param pricing what the message costs; null when this status does not say
 */
public record StatusUpdate(
    PhoneNumberId phoneNumberId,
    MessageId messageId,
    String status,
    Instant timestamp,
    @Nullable SendError error,
    @Nullable String callbackData,
    String content,
    @Nullable Pricing pricing) {

  /** Refuses nulls where a value is required, naming the field. */
  public StatusUpdate {
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(content, "content");
  }

  /** A status that says nothing of a price. */
  public StatusUpdate(
      PhoneNumberId phoneNumberId,
      MessageId messageId,
      String status,
      Instant timestamp,
      @Nullable SendError error,
      @Nullable String callbackData,
      String content) {
    this(phoneNumberId, messageId, status, timestamp, error, callbackData, content, null);
  }

  /** Status and id only: the rest is personal. */
  @Override
  public String toString() {
    return "StatusUpdate[" + status + " " + messageId.value() + "]";
  }
}
