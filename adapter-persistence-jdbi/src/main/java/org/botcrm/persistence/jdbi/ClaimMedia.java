package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.Sha256;

/** Claims files that are due. For the thread of one writer. */
final class ClaimMedia implements BatchOperation<ClaimMedia.Input, List<MediaDownload>> {
  private static final Duration URL_HOLDS = Duration.ofMinutes(MediaQueue.URL_MINUTES);

  private static final String DUE =
      """
      SELECT m.id, m.media_id, m.tipo_mime, m.nombre, m.huella, m.url, m.creado_en,
        m.intentos, m.token, c.phone_number_id
      FROM medios m JOIN conversaciones_whatsapp c ON c.id = m.id
      WHERE m.abierto AND m.disponible_en <= ?
      ORDER BY m.disponible_en, m.id LIMIT ?""";

  private static final String CLAIM =
      """
      UPDATE medios SET estado = ?, intentos = ?, token = ?, disponible_en = ?, url = NULL,
        actualizado_en = ? WHERE id = ?""";

  @Override
  public List<List<MediaDownload>> apply(WriteSession session, List<Input> inputs)
      throws SQLException {
    List<List<MediaDownload>> claimed = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      claimed.add(claim(session, input));
    }
    return claimed;
  }

  private static List<MediaDownload> claim(WriteSession session, Input input) throws SQLException {
    List<MediaDownload> due =
        session.list(
            DUE + session.dialect().forUpdate("m") + session.dialect().skipLocked(),
            row -> download(row, session.dialect(), input.now),
            input.now,
            input.limit);
    for (MediaDownload download : due) {
      session.update(
          CLAIM,
          MediaState.DOWNLOADING.word(),
          download.attempt(),
          download.token(),
          input.until,
          input.now,
          download.id().value());
    }
    return due;
  }

  private static MediaDownload download(ResultSet row, Dialect dialect, Instant now)
      throws SQLException {
    Instant queuedAt = Objects.requireNonNull(dialect.instant(row, "creado_en"), "creado_en");
    boolean urlHolds = now.isBefore(queuedAt.plus(URL_HOLDS));
    return new MediaDownload(
        new ConversacionId(row.getLong("id")),
        new PhoneNumberId(row.getString("phone_number_id")),
        new MediaReference(
            row.getString("media_id"),
            row.getString("tipo_mime"),
            Sha256.parse(row.getString("huella")).orElse(null),
            row.getString("nombre"),
            urlHolds ? row.getString("url") : null),
        queuedAt,
        row.getInt("intentos") + 1,
        row.getLong("token") + 1);
  }

  /**
   * What to claim.
   *
   * @param now files due until then
   * @param until when the claims run out
   * @param limit the most files
   */
  record Input(Instant now, Instant until, int limit) {}
}
