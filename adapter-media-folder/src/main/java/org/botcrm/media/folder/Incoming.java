package org.botcrm.media.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.Sha256;

/**
 * A file that is being written. Closing it drops what was not moved to its place. For one thread.
 */
final class Incoming implements AutoCloseable {
  /** The names of such files. */
  static final String PATTERN = ".entrando-*";

  private static final String PREFIX = ".entrando-";
  private static final int CHUNK = 64 * 1024;

  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest = sha256();
  private long bytes;

  private Incoming(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** In the folder itself: a file can be moved in one step only within one file system. */
  static Incoming in(Path folder) {
    try {
      Path file = Files.createTempFile(folder, PREFIX, "");
      return new Incoming(file, FileChannel.open(file, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw FolderMediaStore.failure("making a file", e);
    }
  }

  /**
   * Takes all of it.
   *
   * @throws IOException what {@code content} threw; what the disk throws is a {@link
   *     StorageException}
   */
  void takeAll(InputStream content) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
      digest.update(chunk, 0, read);
      write(chunk, read);
      bytes += read;
    }
  }

  /** Brings it to the disk, and tells what it is. */
  StoredMedia finish() {
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw FolderMediaStore.failure("writing a file to the disk", e);
    }
    return new StoredMedia(Sha256.of(digest.digest()), bytes);
  }

  /** Unless it is there already. */
  void moveTo(Path place) {
    try {
      PrivateFiles.makeFolder(place.getParent());
      if (!Files.exists(place) || Files.size(place) != bytes) {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.forceFolder(place.getParent());
      }
    } catch (IOException e) {
      throw FolderMediaStore.failure("putting a file in its place", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FolderMediaStore.failure("dropping a file", e);
    }
  }

  private void write(byte[] chunk, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw FolderMediaStore.failure("writing a file", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
