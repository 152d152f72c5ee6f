package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.botcrm.domain.message.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * Folds all statuses that are known of a message into its state: they come in any order and more
 * than once, and the result must not depend on it.
 */
final class StatusFold {
  private static final BulkUpdate UPDATE =
      new BulkUpdate(
          "conversaciones_whatsapp",
          "estado_envio = v.estado, error = v.error, actualizado_en = v.ahora",
          "conversaciones_whatsapp.id = v.id",
          "id bigint",
          "estado text",
          "error text",
          "ahora timestamptz");

  private @Nullable String current;
  private DeliveryState state = DeliveryState.ACCEPTED;
  private @Nullable String error;

  private StatusFold() {}

  /**
   * Brings messages to the state that their statuses tell.
   *
   * @param messages the ids of their rows, each with the time that stamps the row
   */
  static void apply(WriteSession session, SortedMap<Long, Instant> messages) throws SQLException {
    if (messages.isEmpty()) {
      return;
    }
    List<Long> ids = List.copyOf(messages.keySet());
    // Another writer may hold a status of the same message that this one cannot see yet.
    session.lock("conversaciones_whatsapp", ids);
    Map<Long, StatusFold> folds = folds(session, ids);
    List<@Nullable Object[]> rows = new ArrayList<>();
    folds.forEach(
        (id, fold) -> {
          if (!fold.state.word().equals(fold.current)) {
            Instant at = Objects.requireNonNull(messages.get(id));
            rows.add(new Object[] {id, fold.state.word(), fold.error(), at});
            OutboundWrites.changed(session, id, fold.state, at);
          }
        });
    UPDATE.run(session, rows);
  }

  /** What is known of each of these messages of which anything is. */
  private static Map<Long, StatusFold> folds(WriteSession session, List<Long> ids)
      throws SQLException {
    Map<Long, StatusFold> folds = new TreeMap<>();
    session.listIn(
        """
        SELECT c.id, c.estado_envio, e.estado, e.error FROM conversaciones_whatsapp c
        JOIN estados_mensaje e
          ON e.message_id = c.message_id AND e.phone_number_id = c.phone_number_id
        WHERE c.id\
        """,
        ids,
        "",
        row -> {
          StatusFold fold = folds.computeIfAbsent(row.getLong(1), id -> new StatusFold());
          fold.add(row.getString(2), row.getString(3), row.getString(4));
          return fold;
        });
    return folds;
  }

  private void add(@Nullable String stored, String reported, @Nullable String words) {
    current = stored;
    Optional<DeliveryState> said = DeliveryState.ofStatus(reported);
    state = state.and(said.orElse(state));
    error = said.equals(Optional.of(DeliveryState.FAILED)) ? words : error;
  }

  private @Nullable String error() {
    return state == DeliveryState.FAILED ? error : null;
  }
}
