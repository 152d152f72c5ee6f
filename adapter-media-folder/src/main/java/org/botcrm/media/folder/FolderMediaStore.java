package org.botcrm.media.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.media.MediaStore;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Files in a folder, each named by the hash of what is in it, in a folder named by the first two
 * digits of that ({@code ab/ab12…}). What comes in is a file with another name until it is whole
 * and on the disk. Readable by the user of this process only, where the file system knows such a
 * thing. Thread-safe, also for several processes on one folder.
 */
public final class FolderMediaStore implements MediaStore {
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Path folder;

  private FolderMediaStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if it is not there, and drops what processes that died left half-written more
   * than a day ago.
   *
   * @param clock for the age of those
   * @throws StorageException when the folder cannot be made or written
   */
  public static FolderMediaStore open(Path folder, Clock clock) {
    try {
      Path absolute = folder.toAbsolutePath();
      PrivateFiles.makeFolder(absolute);
      if (!Files.isWritable(absolute)) {
        throw new StorageException("the folder of files cannot be written");
      }
      dropLeftBehind(absolute, clock.instant().minus(LEFT_BEHIND));
      return new FolderMediaStore(absolute);
    } catch (IOException e) {
      throw failure("opening the folder of files", e);
    }
  }

  @Override
  public Optional<StoredMedia> put(InputStream content, @Nullable Sha256 expected)
      throws IOException {
    try (Incoming incoming = Incoming.in(folder)) {
      incoming.takeAll(content);
      StoredMedia file = incoming.finish();
      if (expected != null && !expected.equals(file.sha256())) {
        return Optional.empty();
      }
      incoming.moveTo(place(file.sha256()));
      return Optional.of(file);
    }
  }

  @Override
  public Optional<InputStream> open(Sha256 sha256, long from) {
    try {
      SeekableByteChannel channel = Files.newByteChannel(place(sha256));
      channel.position(from);
      return Optional.of(Channels.newInputStream(channel));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("reading a file", e);
    }
  }

  /** Without the path, which is nobody's business in a log, and with the kind of the failure. */
  static StorageException failure(String doing, IOException cause) {
    StorageException failure =
        new StorageException(
            "the folder of files failed while " + doing + ": " + cause.getClass().getSimpleName());
    failure.setStackTrace(cause.getStackTrace());
    return failure;
  }

  private Path place(Sha256 hash) {
    return folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex());
  }

  private static void dropLeftBehind(Path folder, Instant before) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Incoming.PATTERN)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      // Another process, which just began too, was quicker to drop it.
      return;
    }
  }
}
