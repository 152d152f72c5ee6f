package org.botcrm.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What tells whether a file was changed without reading it.
 *
 * @param state time, size and place on the disk: a file that took the place of another may have the
 *     same time and size
 */
record FileStamp(Path file, String state) {

  static List<FileStamp> of(List<Path> files) {
    return files.stream().map(FileStamp::of).toList();
  }

  private static FileStamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(file, now.lastModifiedTime() + " " + now.size() + " " + now.fileKey());
    } catch (IOException e) {
      return new FileStamp(file, "cannot be read");
    }
  }
}
