package org.botcrm.persistence.jdbi;

import org.jdbi.v3.core.Handle;

/**
 * Gives events of PostgreSQL their offsets. A number taken when an event is written would not do:
 * of two writers the one with the smaller number may be durable later, and a reader who had seen
 * the other would never see it. So only what is durable gets one, from one node at a time.
 */
final class EventNumbers {
  private static final String WAITING = "SELECT EXISTS (SELECT 1 FROM eventos WHERE hasta IS NULL)";
  // By id: whoever needed the work of another began after its commit, and so took a later id.
  private static final String GIVE_OUT =
      """
      WITH nuevos AS (
        SELECT id, sum(n) OVER (ORDER BY id) AS suma FROM eventos WHERE hasta IS NULL
        ORDER BY id LIMIT ?),
      numerados AS (
        UPDATE eventos SET hasta = u.hasta + nuevos.suma FROM nuevos, eventos_ultimo u
        WHERE eventos.id = nuevos.id RETURNING eventos.hasta)
      UPDATE eventos_ultimo SET hasta = (SELECT max(hasta) FROM numerados)
      WHERE EXISTS (SELECT 1 FROM numerados)
      RETURNING (SELECT count(*) FROM numerados)\
      """;
  // For this transaction: durable, and by the indexes also while the table looks small.
  private static final String SETTINGS =
      """
      SELECT set_config('synchronous_commit', 'on', TRUE), set_config('enable_seqscan', 'off', TRUE),
        set_config('enable_hashjoin', 'off', TRUE), set_config('enable_mergejoin', 'off', TRUE)\
      """;
  private static final int AT_ONCE = 1000;

  private EventNumbers() {}

  /** To all that is durable now, at least. */
  static void giveOut(Database database) {
    boolean more = database.read("looking for new events", EventNumbers::anyWaiting);
    while (more) {
      // Not until none waits: writers may bring more for ever.
      more = database.write("numbering events", EventNumbers::step) == AT_ONCE;
    }
  }

  private static boolean anyWaiting(Handle handle) {
    return handle.createQuery(WAITING).mapTo(Boolean.class).one();
  }

  /** The lock comes first, so that the statement after it sees all that other nodes gave out. */
  private static int step(Handle handle) {
    handle.createQuery(SETTINGS).mapTo(String.class).one();
    handle.createQuery("SELECT hasta FROM eventos_ultimo FOR UPDATE").mapTo(Long.class).one();
    return handle.createQuery(GIVE_OUT).bind(0, AT_ONCE).mapTo(Integer.class).findOne().orElse(0);
  }
}
