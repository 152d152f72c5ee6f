package org.botcrm.domain.media;

import java.util.Objects;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The file of a stored message, as far as it got. Immutable.
 *
 * @param state how far
 * @param mimeType as Meta wrote it; null when it did not
 * @param fileName that the sender gave it, to show and never to store by; null when none
 * @param sha256 of the stored file; null until it is stored
 * @param bytes its size; 0 until it is stored
 * @param error why it is not here, in words; null when nothing went wrong
 */
public record MediaFile(
    MediaState state,
    @Nullable String mimeType,
    @Nullable String fileName,
    @Nullable Sha256 sha256,
    long bytes,
    @Nullable String error) {
  /** Refuses null, and a stored file without its hash. */
  public MediaFile {
    Objects.requireNonNull(state, "state");
    if (state == MediaState.STORED) {
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /** State, type and size only: names are personal. */
  @Override
  public String toString() {
    return "MediaFile[" + state + " " + mimeType + " " + bytes + "]";
  }
}
