package org.botcrm.bootstrap;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a demo must know again at its next start, in files that only their owner may read. */
final class DemoFolder {
  private static final Pattern SEED = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern SECRET = Pattern.compile("[0-9a-f]{48}");
  private static final int SECRET_BYTES = 24;

  private final Path folder;

  DemoFolder(Path folder) {
    this.folder = folder;
  }

  /** The same as long as the data is there: people must not change their account at each start. */
  long seed() throws IOException {
    return Long.parseLong(kept("demo-semilla", SEED, Long.toString(new SecureRandom().nextLong())));
  }

  /**
   * The secret of the simulated app, likewise: one-time codes are kept under it, and one that was
   * sent before a restart must count after it.
   */
  String appSecret() throws IOException {
    return kept("demo-clave", SECRET, secret());
  }

  /** A new one, that nobody can know. */
  static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What the file holds; when that is nothing of use, as after a crash, it is written anew. */
  private String kept(String name, Pattern form, String fresh) throws IOException {
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      String known = Files.readString(file).strip();
      if (form.matcher(known).matches()) {
        return known;
      }
    }
    Files.createDirectories(folder);
    Files.deleteIfExists(file);
    Files.writeString(Files.createFile(file, ownerOnly()), fresh);
    return fresh;
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
