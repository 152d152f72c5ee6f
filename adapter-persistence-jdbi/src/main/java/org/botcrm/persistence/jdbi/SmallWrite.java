package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes that are rare and small, each as it comes. They lock rows of their own tables alone. For
 * the thread of one writer.
 */
final class SmallWrite implements BatchOperation<SmallWrite.Work, Boolean> {
  private static final SmallWrite ALL = new SmallWrite();

  private SmallWrite() {}

  /** Runs it and waits until it is durable; what it gave. */
  static <T> T run(Database database, Giving<T> giving) {
    AtomicReference<T> given = new AtomicReference<>();
    // Set again when the transaction is tried again: the last one counts.
    database.other().inTurn(ALL, session -> given.set(giving.write(session)));
    return given.get();
  }

  @Override
  public List<Boolean> apply(WriteSession session, List<Work> inputs) throws SQLException {
    List<Boolean> done = new ArrayList<>(inputs.size());
    for (Work input : inputs) {
      input.write(session);
      done.add(true);
    }
    return done;
  }

  /** Writes. */
  @FunctionalInterface
  interface Work {
    void write(WriteSession session) throws SQLException;
  }

  /** Writes, and tells something of it. */
  @FunctionalInterface
  interface Giving<T> {
    T write(WriteSession session) throws SQLException;
  }
}
