package org.botcrm.media.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that hold what clients sent. */
final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /** Those that are missing, for our own user only; those that are there stay as they are. */
  static void makeFolder(Path folder) throws IOException {
    if (POSIX) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** Brings the names in it to the disk: else a power cut could take back a move. */
  static void forceFolder(Path folder) throws IOException {
    if (POSIX) {
      // Elsewhere a folder cannot be opened; NTFS keeps names in a log of its own.
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
