package org.botcrm.domain.media;

import java.util.Objects;
import org.botcrm.domain.message.Sha256;

/**
 * A file that a {@link MediaStore} has.
 *
 * @param sha256 what it is known by
 * @param bytes its size, 0 or more
 */
public record StoredMedia(Sha256 sha256, long bytes) {
  /** Refuses null and sizes below zero. */
  public StoredMedia {
    Objects.requireNonNull(sha256, "sha256");
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes: 0 or more expected");
    }
  }
}
