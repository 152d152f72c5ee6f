package org.botcrm.bootstrap;

import java.nio.file.Path;

/** On the embedded database. */
class KillAndRestartSqliteIT extends KillAndRestart {
  @Override
  String database(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("bot.db");
  }
}
