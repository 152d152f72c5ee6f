package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.feed.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction changes, for the feed: collected while it runs, and written as its last
 * statement, in one row for all of it. For the thread of one writer.
 */
final class ChangeLog {
  /** So that a reader never has to take in much more than it asked for. */
  private static final int MAX_A_ROW = 250;

  private static final String NUMBERED =
      "INSERT INTO eventos (hasta, n, creado_en, cambios) VALUES (?, ?, ?, ?)";
  private static final String WITHOUT_NUMBER =
      "INSERT INTO eventos (n, creado_en, cambios) VALUES (?, ?, ?)";

  private final List<ChangeLine> changes = new ArrayList<>();
  private @Nullable Instant latest;

  /** A change of a message, whose chat is known by it. */
  void message(EventKind kind, long id, @Nullable String detail, Instant at) {
    add(new ChangeLine(kind, id, null, detail), at);
  }

  /** A change of anything else. */
  void other(EventKind kind, long id, long chat, @Nullable String detail, Instant at) {
    add(new ChangeLine(kind, id, chat, detail), at);
  }

  private void add(ChangeLine change, Instant at) {
    changes.add(change);
    latest = latest == null || at.isAfter(latest) ? at : latest;
  }

  /** Before the commit. */
  void write(WriteSession session) throws SQLException {
    Instant at = latest;
    if (at == null) {
      return;
    }
    boolean numbered = session.dialect() == Dialect.SQLITE;
    long[] offsets = numbered ? session.nextIds("eventos", changes.size()) : new long[0];
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int from = 0; from < changes.size(); from += MAX_A_ROW) {
      int to = Math.min(changes.size(), from + MAX_A_ROW);
      String lines = lines(changes.subList(from, to));
      rows.add(
          numbered
              ? new Object[] {offsets[to - 1], to - from, at, lines}
              : new Object[] {to - from, at, lines});
    }
    session.updateEach(numbered ? NUMBERED : WITHOUT_NUMBER, rows);
    clear();
  }

  /** After a rollback. */
  void clear() {
    changes.clear();
    latest = null;
  }

  private static String lines(List<ChangeLine> changes) {
    StringBuilder lines = new StringBuilder(changes.size() * 16);
    changes.forEach(change -> change.write(lines));
    return lines.toString();
  }
}
