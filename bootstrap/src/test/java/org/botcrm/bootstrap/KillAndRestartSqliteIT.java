package org.botcrm.bootstrap;

import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Isolated;

/** On the embedded database. */
@Isolated("Its leases run out by the clock")
class KillAndRestartSqliteIT extends KillAndRestart {
  @Override
  String database(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("bot.db");
  }
}
