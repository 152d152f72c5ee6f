package org.botcrm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes with everything in it. May be closed more than once. */
final class TempFolder implements AutoCloseable {
  private final Path path;

  private TempFolder(Path path) {
    this.path = path;
  }

  static TempFolder in(Path parent) {
    try {
      return new TempFolder(Files.createTempDirectory(parent, "bot-bench").toAbsolutePath());
    } catch (IOException e) {
      throw new BenchException("no folder can be made in " + parent, e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new BenchException("the folder " + path + " cannot be deleted", e);
    }
  }
}
