package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/** The keys that one transaction meets, and those that it adds. For the thread of one writer. */
final class IdempotencyKeys {
  /** Each new key takes out so many that are over, so that they end although each call is short. */
  private static final int FORGOTTEN_FOR_EACH = 4;

  /** What a key stands for; the key follows. */
  static final String SELECT =
      "SELECT huella, conversacion_id, clave FROM claves_idempotencia WHERE clave";

  private final Map<String, Known> known = new HashMap<>();
  private final List<@Nullable Object[]> added = new ArrayList<>();
  private Instant newest = Instant.MIN;

  private IdempotencyKeys() {}

  /** With what is stored of these. */
  static IdempotencyKeys read(WriteSession session, Stream<@Nullable IdempotencyKey> keys)
      throws SQLException {
    IdempotencyKeys read = new IdempotencyKeys();
    session.listIn(
        SELECT,
        keys.filter(Objects::nonNull).map(IdempotencyKey::value).distinct().sorted().toList(),
        "",
        row -> read.known.put(row.getString("clave"), Known.of(row)));
    return read;
  }

  /** What became of the request that had this key before; empty when none had. */
  Optional<QueueResult> before(@Nullable IdempotencyKey key) {
    Known found = key == null ? null : known.get(key.value());
    return key == null || found == null ? Optional.empty() : Optional.of(found.result(key));
  }

  /** The key now stands for this message. */
  void add(@Nullable IdempotencyKey key, long message, Instant now) {
    if (key != null) {
      String fingerprint = key.fingerprint().hex();
      known.put(key.value(), new Known(fingerprint, message));
      added.add(new Object[] {key.value(), fingerprint, message, now});
      newest = newest.isBefore(now) ? now : newest;
    }
  }

  /**
   * Another node that adds the same key breaks the unique key here or there, and its transaction
   * begins again, and finds it.
   */
  void write(WriteSession session) throws SQLException {
    if (added.isEmpty()) {
      return;
    }
    session.updateEach(
        "INSERT INTO claves_idempotencia (clave, huella, conversacion_id, creado_en)"
            + " VALUES (?, ?, ?, ?)",
        added);
    session.update(
        "DELETE FROM claves_idempotencia WHERE clave IN ("
            + "SELECT k.clave FROM claves_idempotencia k WHERE k.creado_en < ?"
            + " ORDER BY k.creado_en LIMIT ?"
            + session.dialect().forUpdate("k")
            + session.dialect().skipLocked()
            + ")",
        newest.minus(OutboundQueue.KEY_LIFE),
        FORGOTTEN_FOR_EACH * added.size());
  }

  /**
   * What a key stands for.
   *
   * @param fingerprint of the request
   * @param message its row
   */
  record Known(String fingerprint, long message) {
    /** Of {@link #SELECT}. */
    static Known of(ResultSet row) throws SQLException {
      return new Known(row.getString("huella"), row.getLong("conversacion_id"));
    }

    /** What became of the first request with this key. */
    QueueResult result(IdempotencyKey key) {
      return fingerprint.equals(key.fingerprint().hex())
          ? new QueueResult.Queued(new ConversacionId(message), true)
          : new QueueResult.KeyTaken();
    }
  }
}
