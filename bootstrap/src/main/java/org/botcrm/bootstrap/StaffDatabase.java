package org.botcrm.bootstrap;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.domain.staff.AuditEntry;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The people in a database, for a command; a server may run beside it. */
final class StaffDatabase {
  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--demo", description = "Sobre la base de datos de la demostración.")
  private boolean demo;

  /** Opens it for as long as this takes. */
  <T> T with(Function<StaffUseCases, T> work) {
    DatabaseSettings database =
        demo
            ? DatabaseSettings.parse(DemoCommand.DATABASE, null)
            : ServerSettings.readDatabase(options.read());
    Clock clock = SystemTime.clock();
    try (JdbiPersistence persistence =
        JdbiPersistence.open(database, new LibPhoneNumbers("VE"), clock)) {
      return work.apply(StaffUseCases.of(persistence.staff(), new SecureRandom(), clock));
    }
  }

  /** Writes down what somebody at this machine is about to do. */
  static void audit(StaffUseCases staff, String action, @Nullable Long subject) {
    staff
        .ports()
        .audit()
        .append(new AuditEntry(staff.clock().instant(), "consola", action, subject, null));
  }
}
