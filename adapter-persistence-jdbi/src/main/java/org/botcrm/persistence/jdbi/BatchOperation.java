package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.List;

/**
 * Work for a writer that is cheaper for many inputs at once than for each alone. Runs inside a
 * transaction that may hold other work too.
 *
 * @param <I> what one caller asks for
 * @param <O> what that caller gets
 */
interface BatchOperation<I, O> {

  /**
   * Does the work; one output an input, in the same order. When it throws, all of it is rolled back
   * and each input is tried again alone, so that a bad one does not cost the others.
   */
  List<O> apply(WriteSession session, List<I> inputs) throws SQLException;

  /**
   * Whether it locks chats. Such work comes first in a transaction: every writer locks chats before
   * rows of the outbox, or two would wait for each other in a circle.
   */
  default boolean locksChats() {
    return false;
  }

  /**
   * Whether it locks only what no other writer keeps. Such work comes last in a transaction: what
   * it keeps would else be kept by one that waits, for somebody who may wait for it.
   */
  default boolean takesOnlyWhatIsFree() {
    return false;
  }

  /** Called when the transaction that held the last {@link #apply} is durable. */
  default void committed() {}

  /** Called when the transaction that held the last {@link #apply} was rolled back. */
  default void rolledBack() {}
}
