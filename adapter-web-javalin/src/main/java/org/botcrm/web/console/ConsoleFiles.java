package org.botcrm.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The files that the pages load, all from the jar. Their address holds a hash of them all, so that
 * a browser may keep them for good and still never mixes two versions. Immutable and thread-safe.
 */
final class ConsoleFiles {
  private static final String HTMX = "org.webjars.npm/htmx.org";
  private static final int HASH_BYTES = 6;

  private final Map<String, ConsoleFile> files = new LinkedHashMap<>();
  private final String version;

  /** Reads them. */
  ConsoleFiles() {
    add("consola.css", "text/css; charset=utf-8", own("consola.css"));
    add("consola.js", "text/javascript; charset=utf-8", own("consola.js"));
    add("entrar.js", "text/javascript; charset=utf-8", own("entrar.js"));
    add("icono.svg", "image/svg+xml", own("icono.svg"));
    add("htmx.min.js", "text/javascript; charset=utf-8", webjar(HTMX, "dist/htmx.min.js"));
    version = hash();
  }

  /** What stands between the console's address and a file's name. */
  String version() {
    return version;
  }

  /** The file of this name; empty when there is none. */
  Optional<ConsoleFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private void add(String name, String type, byte[] bytes) {
    files.put(name, new ConsoleFile(type, bytes));
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.values().forEach(file -> digest.update(ByteBuffer.wrap(file.bytes())));
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] own(String name) {
    return bytes(ConsoleFiles.class.getResourceAsStream(name), name);
  }

  /** Its folder holds its version, which its own properties tell. */
  private static byte[] webjar(String artifact, String path) {
    ClassLoader loader = ConsoleFiles.class.getClassLoader();
    String facts = "META-INF/maven/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = loader.getResourceAsStream(facts)) {
      properties.load(Objects.requireNonNull(in, facts));
    } catch (IOException e) {
      throw new UncheckedIOException(facts, e);
    }
    String file =
        "META-INF/resources/webjars/%s/%s/%s"
            .formatted(
                properties.getProperty("artifactId"), properties.getProperty("version"), path);
    return bytes(loader.getResourceAsStream(file), file);
  }

  private static byte[] bytes(@Nullable InputStream found, String name) {
    try (InputStream in = Objects.requireNonNull(found, name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /**
   * One of them.
   *
   * @param type as a header says it
   * @param bytes never changed
   */
  record ConsoleFile(String type, byte[] bytes) {}
}
