package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/** Queues the files of new messages, in the transaction that stores these. For one batch. */
final class MediaWrites {
  private static final int MAX_TYPE = 255;

  private static final BulkInsert INSERT =
      new BulkInsert(
          "medios",
          "ON CONFLICT (id) DO NOTHING",
          List.of("id"),
          "id bigint",
          "media_id text",
          "tipo_mime text",
          "nombre text",
          "huella text",
          "url text",
          "estado text",
          "abierto boolean",
          "disponible_en timestamptz",
          "creado_en timestamptz",
          "actualizado_en timestamptz");

  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /**
   * A new message came with a file.
   *
   * @param id of its row
   * @param at when it came
   */
  void add(long id, MediaReference media, Instant at) {
    String type = media.mimeType();
    Sha256 hash = media.sha256();
    rows.add(
        new Object[] {
          id,
          media.id(),
          type == null ? null : StorableText.cut(type, MAX_TYPE),
          media.fileName(),
          hash == null ? null : hash.hex(),
          media.url(),
          MediaState.PENDING.word(),
          true,
          at,
          at,
          at
        });
  }

  /** Writes them; no statement when there are none, as with most deliveries. */
  void write(WriteSession session) throws SQLException {
    INSERT.run(session, rows);
  }
}
