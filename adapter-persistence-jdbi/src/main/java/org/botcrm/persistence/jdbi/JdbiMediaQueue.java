package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.MediaQueue;

final class JdbiMediaQueue implements MediaQueue {
  private final Database database;
  private final ClaimMedia claim = new ClaimMedia();
  private final RecordMedia record = new RecordMedia();

  JdbiMediaQueue(Database database) {
    this.database = database;
  }

  @Override
  public List<MediaDownload> claim(Instant now, Instant until, int limit) {
    return database.other().inTurn(claim, new ClaimMedia.Input(now, until, limit));
  }

  @Override
  public boolean record(MediaDownload download, MediaOutcome outcome, Instant now) {
    return database.other().inTurn(record, new RecordMedia.Input(download, outcome, now));
  }
}
