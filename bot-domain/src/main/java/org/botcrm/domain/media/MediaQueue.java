package org.botcrm.domain.media;

import java.time.Instant;
import java.util.List;

/**
 * Files that wait to be fetched. They come in with their messages, in the transaction of {@link
 * org.botcrm.domain.delivery.DeliveryStore}, so that a crash loses none. Thread-safe, also between
 * nodes on one database. Throws {@link org.botcrm.domain.StorageException} when the database fails.
 */
public interface MediaQueue {
  /**
   * How long a URL in a webhook holds, in minutes.
   *
   * @see <a
   *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media">
   *     Meta's page on media</a>
   */
  int URL_MINUTES = 5;

  /**
   * Claims files that are due, longest due first: each is given to one caller only. A file whose
   * claim ran out without an outcome is due again: whoever fetched it died. The URL of the webhook
   * is given at most once, and not when its 5 minutes are over; nothing keeps it after that.
   *
   * @param now files due until then
   * @param until when the claim runs out
   * @param limit 1 or more
   */
  List<MediaDownload> claim(Instant now, Instant until, int limit);

  /**
   * Writes down what became of an attempt.
   *
   * @return false when the claim is no longer the caller's; nothing was written then
   */
  boolean record(MediaDownload download, MediaOutcome outcome, Instant now);
}
