package org.botcrm.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files of the simulated Meta and the addresses they can be had at for five minutes. Bounded:
 * the oldest file goes first. Thread-safe.
 */
final class MediaStore {
  static final String PATH = "/whatsapp_business/attachments/";

  // Page business-phone-numbers/media: "the URL is only valid for 5 minutes".
  private static final Duration LIFE_OF_URL = Duration.ofMinutes(5);
  private static final long MAX_BYTES = 128L * 1024 * 1024;
  private static final int MAX_FILES = 10_000;

  private final Ids ids;
  private final Clock clock;
  private final Supplier<String> origin;
  private final Map<String, MediaFile> files = new LinkedHashMap<>();
  private long bytes;

  /**
   * @param origin where the simulator listens
   */
  MediaStore(Ids ids, Clock clock, Supplier<String> origin) {
    this.ids = ids;
    this.clock = clock;
    this.origin = origin;
  }

  synchronized MediaFile add(
      byte[] content, String mime, @Nullable String name, boolean uploaded, BusinessNumber owner) {
    if (content.length > MAX_BYTES) {
      throw new IllegalArgumentException("El archivo es demasiado grande");
    }
    MediaFile file =
        new MediaFile(ids.object(), content, mime, name, uploaded, owner, clock.instant());
    files.put(file.id(), file);
    bytes += content.length;
    Iterator<MediaFile> oldest = files.values().iterator();
    while (bytes > MAX_BYTES || files.size() > MAX_FILES) {
      bytes -= oldest.next().bytes().length;
      oldest.remove();
    }
    return file;
  }

  synchronized Optional<MediaFile> find(String id) {
    return Optional.ofNullable(files.get(id)).filter(file -> !file.isGone(clock.instant()));
  }

  synchronized void remove(String id) {
    MediaFile file = files.remove(id);
    bytes -= file == null ? 0 : file.bytes().length;
  }

  /** An address that says by itself until when it is good. */
  String url(MediaFile file) {
    String until = Long.toString(clock.instant().plus(LIFE_OF_URL).getEpochSecond());
    return origin.get()
        + PATH
        + "?mid="
        + file.id()
        + "&ext="
        + until
        + "&hash="
        + ids.digest(file.id() + until);
  }

  /** The file of an address; empty when it is over, was never given out, or the file is gone. */
  Optional<MediaFile> findByUrl(
      @Nullable String id, @Nullable String until, @Nullable String hash) {
    if (id == null || until == null || !ids.digest(id + until).equals(hash)) {
      return Optional.empty();
    }
    boolean over = !clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(until)));
    return over ? Optional.empty() : find(id);
  }
}
