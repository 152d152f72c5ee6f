package org.botcrm.application.media;

import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.Optional;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.media.MediaStore;

/** Gives out the file of a stored message. */
public final class OpenMedia {
  private final MediaStore store;

  /** Over the port it needs. */
  @Inject
  public OpenMedia(MediaStore store) {
    this.store = store;
  }

  /**
   * The file from a position on; to be closed by the caller. Empty when it is not stored, or when
   * somebody took it out of the store.
   *
   * @param file as its message shows it
   * @param from bytes to leave out, 0 or more
   * @throws org.botcrm.domain.StorageException when it is there and cannot be read
   */
  public Optional<InputStream> open(MediaFile file, long from) {
    return file.state() == MediaState.STORED && file.sha256() != null
        ? store.open(file.sha256(), from)
        : Optional.empty();
  }
}
