package org.botcrm.persistence.jdbi;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the shape that this version needs. */
final class Migrations {
  private static final String ROOT = "classpath:org/botcrm/persistence/jdbi/";

  private Migrations() {}

  /** Our own tables. */
  static void bot(DataSource source, Dialect dialect) {
    migrate(source, dialect, "bot");
  }

  /** The lender's tables, when no CRM has them. */
  static void cartera(DataSource source, Dialect dialect) {
    migrate(source, dialect, "cartera");
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
      throw Failures.storage("migrating " + what, e);
    }
  }
}
