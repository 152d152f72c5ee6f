package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.MediaState;
import org.jspecify.annotations.Nullable;

/** Writes down what became of attempts to fetch files. For the thread of one writer. */
final class RecordMedia implements BatchOperation<RecordMedia.Input, Boolean> {
  private static final String OF_THE_CLAIM =
      " WHERE id = ? AND abierto AND token = ? AND estado = 'downloading'";

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    List<Boolean> written = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      boolean done = write(session, input) == 1;
      written.add(done);
      if (done) {
        session
            .changes()
            .message(
                EventKind.MEDIA_CHANGED,
                input.download.id().value(),
                state(input.outcome).word(),
                input.now);
      }
    }
    return written;
  }

  private static int write(WriteSession session, Input input) throws SQLException {
    if (input.outcome instanceof MediaOutcome.Stored stored) {
      return store(session, input, stored);
    }
    if (input.outcome instanceof MediaOutcome.Again again) {
      return leave(session, input, MediaState.PENDING, again.at(), again.reason());
    }
    if (input.outcome instanceof MediaOutcome.Gone gone) {
      return leave(session, input, MediaState.GONE, null, gone.reason());
    }
    MediaOutcome.Failed failed = (MediaOutcome.Failed) input.outcome;
    return leave(session, input, MediaState.FAILED, null, failed.reason());
  }

  private static MediaState state(MediaOutcome outcome) {
    if (outcome instanceof MediaOutcome.Stored) {
      return MediaState.STORED;
    }
    if (outcome instanceof MediaOutcome.Again) {
      return MediaState.PENDING;
    }
    return outcome instanceof MediaOutcome.Gone ? MediaState.GONE : MediaState.FAILED;
  }

  private static int store(WriteSession session, Input input, MediaOutcome.Stored stored)
      throws SQLException {
    return session.update(
        "UPDATE medios SET estado = ?, abierto = FALSE, huella = ?, bytes = ?, motivo = NULL,"
            + " actualizado_en = ?"
            + OF_THE_CLAIM,
        MediaState.STORED.word(),
        stored.file().sha256().hex(),
        stored.file().bytes(),
        input.now,
        input.download.id().value(),
        input.download.token());
  }

  /** Not here: due again at {@code again}, or never when that is null. */
  private static int leave(
      WriteSession session, Input input, MediaState state, @Nullable Instant again, String reason)
      throws SQLException {
    return session.update(
        "UPDATE medios SET estado = ?, abierto = ?, disponible_en = ?, motivo = ?,"
            + " actualizado_en = ?"
            + OF_THE_CLAIM,
        state.word(),
        again != null,
        again == null ? input.now : again,
        reason,
        input.now,
        input.download.id().value(),
        input.download.token());
  }

  /**
   * What became of an attempt.
   *
   * @param download as it was claimed
   * @param outcome what to write down
   * @param now stamps the row
   */
  record Input(MediaDownload download, MediaOutcome outcome, Instant now) {}
}
