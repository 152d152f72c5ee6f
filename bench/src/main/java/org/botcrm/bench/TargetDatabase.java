package org.botcrm.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Where empty databases of one kind come from. */
interface TargetDatabase extends AutoCloseable {

  /** Its name and version. */
  String name();

  /** Replies a second that the owner asks for over it. */
  double repliesAsked();

  /**
   * The address of a database that is new and empty, without tables.
   *
   * @param name letters and digits
   */
  String create(String name);

  /** A connection beside the bot's, to fill it. */
  Connection connect(String url) throws SQLException;

  @Override
  void close();

  /** Opens a kind. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens it.
     *
     * @param folder for its files
     * @param cleanup ends what nothing else does
     */
    TargetDatabase open(Path folder, Cleanup cleanup);
  }
}
