package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  @TempDir private Path folder;

  /** Whatever the umask: an embedding program may have any. */
  @Test
  void theFileAndItsNeighboursAreReadByTheirOwnerOnly() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path data = folder.resolve("data");
    MutableClock clock = MutableClock.standing();
    DatabaseSettings settings =
        DatabaseSettings.parse("jdbc:sqlite:" + data.resolve("bot.db"), null);

    try (JdbiPersistence persistence =
        JdbiPersistence.open(settings, new LibPhoneNumbers("VE"), clock)) {
      persistence
          .deliveries()
          .store(
              new Delivery(new byte[0], clock.instant()),
              Deliveries.of(Messages.text(Clientes.PHONE_OF_ANA, "hola")));

      assertThat(permissions(data))
          .containsOnlyKeys("bot.db", "bot.db-wal", "bot.db-shm")
          .allSatisfy((file, permissions) -> assertThat(permissions).isEqualTo(OWNER_ONLY));
    }
  }

  private static Map<String, Set<PosixFilePermission>> permissions(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(
          Collectors.toMap(file -> file.getFileName().toString(), SqliteFileTest::permissionsOf));
    }
  }

  private static Set<PosixFilePermission> permissionsOf(Path file) {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
