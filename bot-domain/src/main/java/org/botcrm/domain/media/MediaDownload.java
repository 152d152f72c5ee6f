package org.botcrm.domain.media;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * A file to be fetched, given to one caller by {@link MediaQueue#claim}. Immutable.
 *
 * @param id the message that it came with
 * @param phoneNumberId the business number that the message came to
 * @param media what Meta said of it; its URL is null when it can no longer hold
 * @param queuedAt when Meta reported it
 * @param attempt 1 for the first
 * @param token proves that the claim is the caller's
 */
public record MediaDownload(
    ConversacionId id,
    PhoneNumberId phoneNumberId,
    MediaReference media,
    Instant queuedAt,
    int attempt,
    long token) {
  /** Refuses nulls. */
  public MediaDownload {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(media, "media");
    Objects.requireNonNull(queuedAt, "queuedAt");
  }
}
