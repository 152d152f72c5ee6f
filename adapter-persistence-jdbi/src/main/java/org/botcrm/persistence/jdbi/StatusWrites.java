package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.persistence.jdbi.IngestBatch.Sourced;
import org.jspecify.annotations.Nullable;

/** Stores statuses, and moves their messages on when these are known already. */
final class StatusWrites {
  private static final int MAX_WORD = 255;

  private static final BulkInsert INSERT =
      new BulkInsert(
          "estados_mensaje",
          "ON CONFLICT (message_id, phone_number_id, estado) DO NOTHING",
          List.of("message_id", "phone_number_id", "estado"),
          "message_id text",
          "phone_number_id text",
          "estado text",
          "timestamp timestamptz",
          "error_codigo integer",
          "error text",
          "contenido text",
          "entrega_id bigint");

  private final String installation;

  StatusWrites(String installation) {
    this.installation = installation;
  }

  /** The new ones of these. */
  List<Sourced<Fact.Status>> store(
      WriteSession session, List<Sourced<Fact.Status>> facts, Counters counters)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(facts.size());
    facts.forEach(sourced -> rows.add(row(sourced)));
    boolean[] inserted = INSERT.run(session, rows);
    List<Sourced<Fact.Status>> news = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i]) {
        facts.get(i).from().status();
        news.add(facts.get(i));
      } else {
        facts.get(i).from().duplicate();
      }
    }
    apply(session, news, counters);
    return news;
  }

  private static @Nullable Object[] row(Sourced<Fact.Status> sourced) {
    StatusUpdate status = sourced.fact().status();
    SendError error = status.error();
    return new Object[] {
      status.messageId().value(),
      status.phoneNumberId().value(),
      StorableText.cut(status.status(), MAX_WORD),
      status.timestamp(),
      error == null ? null : error.code(),
      error == null ? null : error.inWords(),
      status.content(),
      sourced.from().deliveryId()
    };
  }

  /**
   * Those that name a message of ours by its callback data first: rows of the outbox lock first.
   */
  private void apply(WriteSession session, List<Sourced<Fact.Status>> news, Counters counters)
      throws SQLException {
    Map<Long, String> waiting = waitingForTheirId(session, news);
    List<OutboundWrites.Accepted> accepted = new ArrayList<>();
    List<Sourced<Fact.Status>> others = new ArrayList<>();
    for (Sourced<Fact.Status> sourced : news) {
      StatusUpdate status = sourced.fact().status();
      Long id = CallbackData.idIn(status.callbackData(), installation);
      if (id != null && status.phoneNumberId().value().equals(waiting.get(id))) {
        accepted.add(new OutboundWrites.Accepted(id, status.messageId().value(), sourced.at()));
      } else {
        others.add(sourced);
      }
    }
    OutboundWrites.accept(session, accepted, counters);
    StatusFold.apply(session, known(session, others));
    ChargeWrites.store(session, news, counters);
  }

  /**
   * The messages that callback data name, while Meta's id of them is not known yet, with their
   * business numbers.
   */
  private Map<Long, String> waitingForTheirId(WriteSession session, List<Sourced<Fact.Status>> news)
      throws SQLException {
    SortedSet<Long> named = new TreeSet<>();
    for (Sourced<Fact.Status> sourced : news) {
      Long id = CallbackData.idIn(sourced.fact().status().callbackData(), installation);
      if (id != null) {
        named.add(id);
      }
    }
    Map<Long, String> waiting = new HashMap<>();
    session.listIn(
        "SELECT id, phone_number_id FROM conversaciones_whatsapp WHERE id",
        List.copyOf(named),
        " AND direccion = 'OUTBOUND' AND message_id IS NULL",
        row -> waiting.put(row.getLong(1), row.getString(2)));
    return waiting;
  }

  /** The rows of the messages that these tell of, as far as they are known, each with a time. */
  private static SortedMap<Long, Instant> known(
      WriteSession session, List<Sourced<Fact.Status>> statuses) throws SQLException {
    Map<Map.Entry<String, String>, Instant> told = new HashMap<>();
    for (Sourced<Fact.Status> sourced : statuses) {
      StatusUpdate status = sourced.fact().status();
      told.put(Map.entry(status.messageId().value(), status.phoneNumberId().value()), sourced.at());
    }
    SortedMap<Long, Instant> rows = new TreeMap<>();
    session.listIn(
        "SELECT id, message_id, phone_number_id FROM conversaciones_whatsapp WHERE message_id",
        told.keySet().stream().map(Map.Entry::getKey).distinct().sorted().toList(),
        " AND direccion = 'OUTBOUND'",
        row -> {
          Instant at = told.get(Map.entry(row.getString(2), row.getString(3)));
          return at == null ? null : rows.put(row.getLong(1), at);
        });
    return rows;
  }
}
