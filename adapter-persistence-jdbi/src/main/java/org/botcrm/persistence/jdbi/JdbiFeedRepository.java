package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.feed.FeedResource;
import org.botcrm.domain.message.ChatId;
import org.jdbi.v3.core.Handle;

/** Reads what {@link ChangeLog} wrote. */
final class JdbiFeedRepository implements FeedRepository {
  private static final String ROWS =
      "SELECT hasta, n, creado_en, cambios FROM eventos WHERE hasta > ? ORDER BY hasta LIMIT ?";
  // Of the oldest row: the offset before its first event.
  private static final String BEFORE_FIRST =
      "SELECT hasta - n FROM eventos WHERE hasta > 0 ORDER BY hasta LIMIT 1";
  private static final int ROWS_AT_ONCE = 100;

  private final Database database;
  private final ForgetEvents forget = new ForgetEvents();

  JdbiFeedRepository(Database database) {
    this.database = database;
  }

  @Override
  public FeedPage read(long after, int limit) {
    if (after < 0 || limit < 1 || limit > MAX_SIZE) {
      throw new IllegalArgumentException("after: 0 or more, limit: 1 to 1000 expected");
    }
    number();
    return database.read("reading events", handle -> read(handle, after, limit));
  }

  @Override
  public long last() {
    number();
    return database.read("reading the last event", this::last);
  }

  @Override
  public int forget(Instant before, int limit) {
    number();
    return database.other().inTurn(forget, new ForgetEvents.Input(before, limit));
  }

  private void number() {
    if (database.dialect() == Dialect.POSTGRESQL) {
      EventNumbers.giveOut(database);
    }
  }

  private FeedPage read(Handle handle, long after, int limit) {
    long last = last(handle);
    List<FeedEvent> events = after < last ? events(handle, after, limit) : List.of();
    // Afterwards: what was forgotten while they were read is then seen too.
    long oldest = oldest(handle, last);
    return after < oldest || after > last
        ? new FeedPage.Gone(oldest, last)
        : new FeedPage.Events(events, Math.max(last, after + events.size()));
  }

  private long last(Handle handle) {
    return handle
        .createQuery(
            database.dialect() == Dialect.POSTGRESQL
                ? "SELECT hasta FROM eventos_ultimo"
                : "SELECT ultimo FROM secuencias WHERE nombre = 'eventos'")
        .mapTo(Long.class)
        .one();
  }

  /** The least offset that can be asked for. */
  private static long oldest(Handle handle, long last) {
    return handle.createQuery(BEFORE_FIRST).mapTo(Long.class).findOne().orElse(last);
  }

  private List<FeedEvent> events(Handle handle, long after, int limit) {
    List<Stored> found = new ArrayList<>();
    long from = after;
    boolean more = true;
    while (more && found.size() < limit) {
      int rows = Math.min(ROWS_AT_ONCE, limit - found.size());
      List<List<Stored>> part =
          handle
              .createQuery(ROWS)
              .bind(0, from)
              .bind(1, rows)
              .map((row, context) -> stored(row))
              .list();
      for (List<Stored> row : part) {
        row.stream().filter(event -> event.offset > after).forEach(found::add);
        from = row.get(row.size() - 1).offset;
      }
      more = part.size() == rows;
    }
    return events(handle, found.subList(0, Math.min(limit, found.size())));
  }

  private List<Stored> stored(ResultSet row) throws SQLException {
    long offset = row.getLong("hasta") - row.getInt("n");
    Instant at = database.instant(row, "creado_en");
    List<Stored> events = new ArrayList<>(row.getInt("n"));
    for (String line : row.getString("cambios").split("\n")) {
      offset++;
      events.add(new Stored(offset, at, ChangeLine.read(line)));
    }
    return events;
  }

  private static List<FeedEvent> events(Handle handle, List<Stored> found) {
    Map<Long, Long> chats = chats(handle, found);
    List<FeedEvent> events = new ArrayList<>(found.size());
    for (Stored event : found) {
      ChangeLine line = event.line;
      Long chat = line.chat() == null ? chats.get(line.id()) : line.chat();
      events.add(
          new FeedEvent(
              event.offset,
              event.at,
              line.kind(),
              chat == null ? null : new ChatId(chat),
              line.id(),
              line.detail()));
    }
    return events;
  }

  /** The chats that the messages of these events are in. */
  private static Map<Long, Long> chats(Handle handle, List<Stored> found) {
    List<Long> ids =
        found.stream()
            .map(event -> event.line)
            .filter(line -> line.kind().resource() == FeedResource.CONVERSACION)
            .map(ChangeLine::id)
            .distinct()
            .toList();
    Map<Long, Long> chats = new HashMap<>();
    if (!ids.isEmpty()) {
      handle
          .createQuery("SELECT id, chat_id FROM conversaciones_whatsapp WHERE id IN (<ids>)")
          .bindList("ids", ids)
          .map((row, context) -> chats.put(row.getLong(1), row.getLong(2)))
          .list();
    }
    return chats;
  }

  /** An event as it is stored. */
  private record Stored(long offset, Instant at, ChangeLine line) {}
}
