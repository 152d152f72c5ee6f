package org.botcrm.persistence.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.sqlite.Function;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections to a SQLite file with the settings that our promises need. */
final class SqliteConnections {
  /** Lower case of any letter; SQLite's own knows ASCII only. */
  static final String LOWER = "bot_lower";

  private static final int BUSY_MILLIS = 5_000;
  // In KiB when negative. A larger one costs more than it saves: SQLite walks all of it at a commit
  // whenever an index page was split, and what it does not hold is in the system's cache.
  private static final int WRITER_CACHE = -16_384;
  private static final int READER_CACHE = -8_192;
  // Some 64 MB. Each checkpoint stops the writer for as long as its pages take, and pages that many
  // transactions change are written once for all of them: at SQLite's 1,000, checkpoints come
  // several
  // times a second under load, and each hundredth webhook meets one.
  private static final int CHECKPOINT_PAGES = 16_000;

  private final String url;

  SqliteConnections(String url) {
    this.url = url;
  }

  /** The one that writes: what it committed survives a power cut. */
  Connection writer() throws SQLException {
    SQLiteConfig config = common();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    // The driver begins the next transaction as soon as one ends: an immediate one would hold the
    // file for ever, and nobody else, such as «reprocesar», could write.
    config.setTransactionMode(TransactionMode.DEFERRED);
    config.setCacheSize(WRITER_CACHE);
    Connection connection = open(config);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }
    return connection;
  }

  /** One that only reads, beside the writer and without waiting for it. */
  Connection reader() throws SQLException {
    SQLiteConfig config = common();
    config.setCacheSize(READER_CACHE);
    Connection connection = open(config);
    Function.create(
        connection,
        LOWER,
        new Function() {
          @Override
          protected void xFunc() throws SQLException {
            String text = value_text(0);
            if (text == null) {
              result();
            } else {
              result(text.toLowerCase(Locale.ROOT));
            }
          }
        });
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    return connection;
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }

  private Connection open(SQLiteConfig config) throws SQLException {
    Properties properties = config.toProperties();
    return JDBC.createConnection(url, properties);
  }
}
