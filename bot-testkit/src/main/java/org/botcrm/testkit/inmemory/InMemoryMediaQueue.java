package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.MediaQueue;

final class InMemoryMediaQueue implements MediaQueue {
  private final Object lock;
  private final MediaRows rows;

  InMemoryMediaQueue(Object lock, MediaRows rows) {
    this.lock = lock;
    this.rows = rows;
  }

  @Override
  public List<MediaDownload> claim(Instant now, Instant until, int limit) {
    synchronized (lock) {
      return rows.claim(now, until, limit);
    }
  }

  @Override
  public boolean record(MediaDownload download, MediaOutcome outcome, Instant now) {
    synchronized (lock) {
      return rows.record(download, outcome);
    }
  }
}
