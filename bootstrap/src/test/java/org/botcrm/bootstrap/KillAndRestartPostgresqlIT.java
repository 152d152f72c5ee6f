package org.botcrm.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;

/** On the database of those who outgrow the embedded one. */
@Isolated("Its leases run out by the clock")
class KillAndRestartPostgresqlIT extends KillAndRestart {
  private static EmbeddedPostgres postgres;

  private static int databases;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().setPGStartupWait(RunningBot.PATIENCE).start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @Override
  String database(Path folder) {
    String name = "bot_" + ++databases;
    try (Rows server = Rows.of(postgres.getJdbcUrl("postgres", "postgres"))) {
      server.execute("CREATE DATABASE " + name);
    }
    return postgres.getJdbcUrl("postgres", name);
  }
}
