package org.botcrm.persistence.jdbi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where tests keep databases: in memory where the system offers enough of it. To make and drop a
 * database of PostgreSQL takes a disk ten times as long, and there are hundreds.
 */
final class FastFolder {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH_BYTES = 2L << 30;

  private FastFolder() {}

  static Path make(String prefix) throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH_BYTES
        ? Files.createTempDirectory(MEMORY, prefix)
        : Files.createTempDirectory(prefix);
  }
}
