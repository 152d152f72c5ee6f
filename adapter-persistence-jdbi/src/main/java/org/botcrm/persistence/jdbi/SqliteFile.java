package org.botcrm.persistence.jdbi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.botcrm.domain.StorageException;

/** The file of an embedded database. */
final class SqliteFile {
  private SqliteFile() {}

  /** Makes it, and the folder that it is in, unless they are there. */
  static void make(String file) {
    Path path = Path.of(file.replaceAll("\\?.*", ""));
    Path folder = path.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
      makePrivate(path);
    } catch (IOException e) {
      throw new StorageException("the folder of the database cannot be made", e);
    }
  }

  /** The file holds what clients write; SQLite gives the files beside it the same permissions. */
  private static void makePrivate(Path file) throws IOException {
    if (!Files.exists(file)
        && Files.getFileStore(file.toAbsolutePath().getParent())
            .supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }
}
