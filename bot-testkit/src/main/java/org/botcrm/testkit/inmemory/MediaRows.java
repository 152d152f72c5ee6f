package org.botcrm.testkit.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

/** The files of messages that are not done yet. Callers hold the lock of the storage. */
final class MediaRows {
  private static final Duration URL_HOLDS = Duration.ofMinutes(MediaQueue.URL_MINUTES);

  private final Rows rows;
  private final Map<ConversacionId, Open> open = new LinkedHashMap<>();

  MediaRows(Rows rows) {
    this.rows = rows;
  }

  void add(ConversacionId id, ReceivedMessage message, Instant at) {
    MediaReference media = message.media();
    if (media != null) {
      Open file = new Open(id, message.phoneNumberId(), media, at);
      open.put(id, file);
      show(file, MediaState.PENDING, null);
    }
  }

  /** Since when each of those waits that are not done. */
  List<Instant> open() {
    return open.values().stream().map(file -> file.queuedAt).toList();
  }

  List<MediaDownload> claim(Instant now, Instant until, int limit) {
    List<Open> due =
        open.values().stream()
            .filter(file -> !file.due.isAfter(now))
            .sorted(
                Comparator.comparing((Open file) -> file.due)
                    .thenComparing(file -> file.id.value()))
            .limit(limit)
            .toList();
    List<MediaDownload> claimed = new ArrayList<>();
    for (Open file : due) {
      claimed.add(file.claimed(now, Rows.micros(until)));
      show(file, MediaState.DOWNLOADING, file.error);
    }
    return claimed;
  }

  boolean record(MediaDownload download, MediaOutcome outcome) {
    Open file = open.get(download.id());
    if (file == null || !file.taken || file.attempt != download.token()) {
      return false;
    }
    file.taken = false;
    if (outcome instanceof MediaOutcome.Again again) {
      file.due = Rows.micros(again.at());
      show(file, MediaState.PENDING, again.reason());
      return true;
    }
    open.remove(file.id);
    if (outcome instanceof MediaOutcome.Stored stored) {
      show(file, stored.file());
    } else if (outcome instanceof MediaOutcome.Failed failed) {
      show(file, MediaState.FAILED, failed.reason());
    } else if (outcome instanceof MediaOutcome.Gone gone) {
      show(file, MediaState.GONE, gone.reason());
    }
    return true;
  }

  private void show(Open file, MediaState state, @Nullable String error) {
    file.error = error;
    put(
        file.id,
        new MediaFile(state, file.media.mimeType(), file.media.fileName(), null, 0, error));
  }

  private void show(Open file, StoredMedia stored) {
    put(
        file.id,
        new MediaFile(
            MediaState.STORED,
            file.media.mimeType(),
            file.media.fileName(),
            stored.sha256(),
            stored.bytes(),
            null));
  }

  private void put(ConversacionId id, MediaFile media) {
    rows.change(id, edit -> edit.media = media);
  }

  /** A file that is not done yet. */
  private static final class Open {
    private final ConversacionId id;
    private final PhoneNumberId number;
    private final MediaReference media;
    private final Instant queuedAt;
    private Instant due;
    private boolean taken;
    private int attempt;
    private @Nullable String error;

    private Open(ConversacionId id, PhoneNumberId number, MediaReference media, Instant at) {
      this.id = id;
      this.number = number;
      this.media = media;
      this.queuedAt = at;
      this.due = at;
    }

    private MediaDownload claimed(Instant now, Instant until) {
      attempt++;
      taken = true;
      due = until;
      boolean urlHolds = attempt == 1 && now.isBefore(queuedAt.plus(URL_HOLDS));
      MediaReference given =
          new MediaReference(
              media.id(),
              media.mimeType(),
              media.sha256(),
              media.fileName(),
              urlHolds ? media.url() : null);
      return new MediaDownload(id, number, given, queuedAt, attempt, attempt);
    }
  }
}
