package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Pricing;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.persistence.jdbi.IngestBatch.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what each message costs, and counts it when it was delivered. To be called after the
 * statuses were stored and folded: the lock on the message's row then keeps away the writer that
 * holds another status of it, which this one cannot see yet.
 */
final class ChargeWrites {
  private static final int MAX_WORD = 255;
  private static final String[] COLUMNS = {
    "message_id text",
    "phone_number_id text",
    "categoria text",
    "tipo text",
    "facturable boolean",
    "modelo text",
    "cobrado boolean",
    "entregado_en timestamptz"
  };
  private static final List<String> KEY = List.of("message_id", "phone_number_id");

  // Meta tells one price with each status that has any: the first is kept.
  private static final BulkInsert INSERT =
      new BulkInsert(
          "cobros", "ON CONFLICT (message_id, phone_number_id) DO NOTHING", KEY, COLUMNS);

  private static final BulkInsert DELIVERED =
      new BulkInsert(
          "cobros",
          """
          ON CONFLICT (message_id, phone_number_id)
            DO UPDATE SET entregado_en = excluded.entregado_en""",
          KEY,
          COLUMNS);

  private ChargeWrites() {}

  /** Of statuses that were not known before. */
  static void store(WriteSession session, List<Sourced<Fact.Status>> news, Counters counters)
      throws SQLException {
    List<@Nullable Object[]> prices = new ArrayList<>();
    TreeSet<String> messages = new TreeSet<>();
    for (Sourced<Fact.Status> sourced : news) {
      StatusUpdate status = sourced.fact().status();
      Pricing pricing = status.pricing();
      if (pricing != null) {
        prices.add(row(status, pricing));
      }
      if (pricing != null || hasArrived(status)) {
        messages.add(status.messageId().value());
      }
    }
    // In one order, so that two writers with the same messages never wait in a circle.
    prices.sort(Comparator.comparing(row -> row[0] + "\n" + row[1]));
    INSERT.run(session, prices);
    count(session, List.copyOf(messages), counters);
  }

  private static boolean hasArrived(StatusUpdate status) {
    return DeliveryState.ofStatus(status.status()).filter(DeliveryState::hasArrived).isPresent();
  }

  private static @Nullable Object[] row(StatusUpdate status, Pricing pricing) {
    String type = pricing.type();
    return new Object[] {
      status.messageId().value(),
      status.phoneNumberId().value(),
      StorableText.cut(pricing.category(), MAX_WORD),
      type == null ? "" : StorableText.cut(type, MAX_WORD),
      pricing.billable(),
      pricing.model(),
      pricing.isCharged(),
      null
    };
  }

  /** Counts those that were delivered, or that turn out to have been so earlier. */
  private static void count(WriteSession session, List<String> messages, Counters counters)
      throws SQLException {
    lock(session, messages);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Delivered one : delivered(session, messages)) {
      Instant before = one.counted;
      if (before == null || one.at.isBefore(before)) {
        if (before != null) {
          counters.charge(one.key(before), -1, one.charged ? -1 : 0);
        }
        counters.charge(one.key(one.at), 1, one.charged ? 1 : 0);
        rows.add(one.row());
      }
    }
    DELIVERED.run(session, rows);
  }

  /** Another writer may count the same message, or this very one, which must then be seen. */
  private static void lock(WriteSession session, List<String> messages) throws SQLException {
    String lock = session.dialect().forUpdate("cobros");
    if (!lock.isEmpty()) {
      session.listIn(
          "SELECT message_id FROM cobros WHERE message_id",
          messages,
          " ORDER BY message_id, phone_number_id" + lock,
          row -> row.getString(1));
    }
  }

  private static List<Delivered> delivered(WriteSession session, List<String> messages)
      throws SQLException {
    return session.listIn(
        """
        SELECT c.message_id, c.phone_number_id, c.categoria, c.tipo, c.cobrado, c.entregado_en,
          MIN(e.timestamp) AS primera
        FROM cobros c JOIN estados_mensaje e
          ON e.message_id = c.message_id AND e.phone_number_id = c.phone_number_id
          AND e.estado IN ('delivered', 'read', 'played')
        WHERE c.message_id""",
        messages,
        " GROUP BY c.message_id, c.phone_number_id ORDER BY c.message_id, c.phone_number_id",
        row -> Delivered.of(session.dialect(), row));
  }

  /**
   * A message that arrived and has a price.
   *
   * @param counted the time it was counted with; null when it was not
   * @param at the earliest time that its statuses tell
   */
  private record Delivered(
      String messageId,
      String phoneNumberId,
      String category,
      String type,
      boolean charged,
      @Nullable Instant counted,
      Instant at) {

    private static Delivered of(Dialect dialect, ResultSet row) throws SQLException {
      return new Delivered(
          row.getString("message_id"),
          row.getString("phone_number_id"),
          row.getString("categoria"),
          row.getString("tipo"),
          row.getBoolean("cobrado"),
          dialect.instant(row, "entregado_en"),
          Objects.requireNonNull(dialect.instant(row, "primera"), "primera"));
    }

    private Counters.ChargeKey key(Instant moment) {
      return Counters.ChargeKey.of(moment, phoneNumberId, category, type);
    }

    /** All of it, because an INSERT wants all; only the last column is changed. */
    private @Nullable Object[] row() {
      return new Object[] {messageId, phoneNumberId, category, type, null, null, charged, at};
    }
  }
}
