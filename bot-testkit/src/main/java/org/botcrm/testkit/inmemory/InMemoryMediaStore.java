package org.botcrm.testkit.inmemory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.botcrm.domain.media.MediaStore;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/** Files in memory, for tests and demos. Thread-safe. */
public final class InMemoryMediaStore implements MediaStore {
  private final Map<Sha256, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public Optional<StoredMedia> put(InputStream content, @Nullable Sha256 expected)
      throws IOException {
    byte[] bytes = content.readAllBytes();
    Sha256 hash = hashOf(bytes);
    if (expected != null && !expected.equals(hash)) {
      return Optional.empty();
    }
    files.putIfAbsent(hash, bytes);
    return Optional.of(new StoredMedia(hash, bytes.length));
  }

  @Override
  public Optional<InputStream> open(Sha256 sha256, long from) {
    byte[] bytes = files.get(sha256);
    if (bytes == null) {
      return Optional.empty();
    }
    int start = (int) Math.min(from, bytes.length);
    return Optional.of(new ByteArrayInputStream(bytes, start, bytes.length - start));
  }

  /** How many different files there are. */
  public int size() {
    return files.size();
  }

  private static Sha256 hashOf(byte[] bytes) {
    try {
      return Sha256.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
