package org.botcrm.bootstrap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Keeps a second demo out of a folder: both would write to one database, and each would send the
 * other's answers to a simulator that does not know their clients. The system lets go of it when
 * the process ends, however it ends. Commands that work beside a demo do not ask for it.
 */
final class DemoLock implements AutoCloseable {
  private final FileChannel file;

  private DemoLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes it, and makes the file and its folder when they are missing.
   *
   * @throws SettingsException when another demo has it
   * @throws IOException when the file cannot be made or locked
   */
  static DemoLock take(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(file)) {
      file.close();
      throw new SettingsException(
          List.of(
              "ya hay una demostración en marcha en esta carpeta, y las dos usarían los mismos"
                  + " datos. Termine aquella (Ctrl+C) o arranque esta desde otra carpeta."));
    }
    return new DemoLock(file);
  }

  /** Lets the next demo in. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process, which is told in another way than by others.
      return false;
    }
  }
}
