package org.botcrm.application.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;

/** What to do after an attempt to fetch a file: done, again later, or give up. */
final class MediaRetries {
  /**
   * Meta keeps what a webhook names for 7 days.
   *
   * @see <a
   *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media">
   *     Meta's page on media</a>
   */
  private static final Duration KEPT_BY_META = Duration.ofDays(7);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration MAX_DELAY = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 10;
  private static final int MAX_REFUSALS = 5;
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.application.media.descargas", Locale.ROOT);

  private MediaRetries() {}

  /** Whether Meta can no longer have it. */
  static boolean isTooLate(MediaDownload download, Instant now) {
    return !now.isBefore(download.queuedAt().plus(KEPT_BY_META));
  }

  /** For what {@link #isTooLate}. */
  static MediaOutcome tooLate() {
    return new MediaOutcome.Gone(WORDS.getString("tarde"));
  }

  static MediaOutcome outcomeOf(MediaDownload download, FetchResult result, Instant now) {
    if (result instanceof FetchResult.Fetched fetched) {
      return new MediaOutcome.Stored(fetched.file());
    }
    if (result instanceof FetchResult.Gone gone) {
      return new MediaOutcome.Gone(gone.reason());
    }
    if (result instanceof FetchResult.Refused refused) {
      return refused.worthRetrying() && download.attempt() < MAX_REFUSALS
          ? again(download, refused.reason(), now)
          : new MediaOutcome.Failed(refused.reason());
    }
    if (result instanceof FetchResult.NoPermission no) {
      // Somebody may put in another token within the days that are left.
      return again(download, no.reason(), now);
    }
    return again(download, ((FetchResult.TryLater) result).reason(), now);
  }

  /** The store could not take it: nothing is wrong with the file. */
  static MediaOutcome notKept(MediaDownload download, Instant now) {
    return again(download, WORDS.getString("sin-guardar"), now);
  }

  /** Our own code failed on it. */
  static MediaOutcome broken(MediaDownload download, Instant now) {
    return download.attempt() < MAX_REFUSALS
        ? again(download, WORDS.getString("falla"), now)
        : new MediaOutcome.Failed(WORDS.getString("falla"));
  }

  /** Not after Meta drops it: then it is said to be gone, and not an hour later. */
  private static MediaOutcome again(MediaDownload download, String reason, Instant now) {
    Instant last = download.queuedAt().plus(KEPT_BY_META);
    Instant next = now.plus(delay(download.attempt()));
    return new MediaOutcome.Again(next.isAfter(last) ? last : next, reason);
  }

  private static Duration delay(int attempt) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
    return delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
  }
}
