package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.feed.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * An update of one row whose condition holds once only: each caller learns whether they were the
 * first. Immutable.
 */
final class FirstUpdate implements BatchOperation<@Nullable Object[], Boolean> {
  private final String sql;
  private final EventKind kind;
  private final int detail;
  private final int at;

  /**
   * The statement returns id and chat of the row.
   *
   * @param kind what the update means to who follows the feed
   * @param detail which value is the event's detail; below 0 for none
   * @param at which value is its time
   */
  FirstUpdate(String sql, EventKind kind, int detail, int at) {
    this.sql = sql;
    this.kind = kind;
    this.detail = detail;
    this.at = at;
  }

  @Override
  public List<Boolean> apply(WriteSession session, List<@Nullable Object[]> inputs)
      throws SQLException {
    List<Boolean> first = new ArrayList<>(inputs.size());
    for (@Nullable Object[] values : inputs) {
      String word = detail < 0 ? null : (String) values[detail];
      Instant now = (Instant) Objects.requireNonNull(values[at]);
      List<Long> changed =
          session.list(
              sql, row -> tell(session, row.getLong(1), row.getLong(2), word, now), values);
      first.add(!changed.isEmpty());
    }
    return first;
  }

  private long tell(WriteSession session, long id, long chat, @Nullable String word, Instant now) {
    session.changes().other(kind, id, chat, word, now);
    return id;
  }
}
