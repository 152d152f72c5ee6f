package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whoever writes on the lender's phone takes the chat over, as they would here. Written after the
 * chats. For one transaction.
 */
final class PhoneWriters {
  private static final BulkUpdate REST =
      new BulkUpdate(
          "chats",
          """
          humano_hasta =
            CASE WHEN chats.humano_hasta > v.hasta THEN chats.humano_hasta ELSE v.hasta END\
          """,
          "chats.id = v.id",
          "id bigint",
          "hasta timestamptz");

  private final Duration rest;
  private final AnsweredWishes answered = new AnsweredWishes();
  private final SortedMap<Long, Instant> said = new TreeMap<>();

  /** With how long the bot rests then. */
  PhoneWriters(Duration rest) {
    this.rest = rest;
  }

  /** Somebody wrote in a chat then. */
  void add(long chat, Instant when) {
    answered.add(chat, when);
    said.merge(chat, when, (one, other) -> one.isAfter(other) ? one : other);
  }

  void write(WriteSession session) throws SQLException {
    answered.write(session);
    if (!rest.isZero()) {
      List<@Nullable Object[]> rows = new ArrayList<>();
      said.forEach((chat, when) -> rows.add(new Object[] {chat, when.plus(rest)}));
      REST.run(session, rows);
    }
  }
}
