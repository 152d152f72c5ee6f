package org.botcrm.persistence.jdbi;

import java.sql.DriverManager;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the shape that this version needs. */
final class Migrations {
  private static final String ROOT = "classpath:org/botcrm/persistence/jdbi/";

  private Migrations() {}

  /** Makes our own tables, and the lender's when no CRM has them. */
  static void run(DatabaseSettings settings) {
    Dialect dialect = settings.isSqlite() ? Dialect.SQLITE : Dialect.POSTGRESQL;
    DataSource source =
        settings.isSqlite()
            ? new ConnectionSource(new SqliteConnections(settings.jdbcUrl())::writer)
            : new ConnectionSource(
                () ->
                    DriverManager.getConnection(
                        settings.jdbcUrl(), settings.user(), settings.password()));
    migrate(source, dialect, "bot");
    if (settings.crmSchema() == null) {
      migrate(source, dialect, "cartera");
    }
  }

  private static void migrate(DataSource source, Dialect dialect, String what) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations(ROOT + dialect.folder() + "/" + what)
          .table("flyway_" + what)
          // The schema may hold the CRM's tables, or those of the other history.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw Failures.migration(what, e);
    }
  }
}
