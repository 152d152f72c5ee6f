package org.botcrm.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files by what is in them: the same bytes are kept once, and no name that somebody chose is
 * ever used. Thread-safe, also between processes over one place.
 */
public interface MediaStore {

  /**
   * Keeps a file. It is there whole and durably when this returns, and not at all otherwise: nobody
   * ever sees a part of it. Reads in pieces, so that a file of any size needs little memory.
   *
   * @param content read to its end, not closed
   * @param expected what the file must be; null when that is not known
   * @return empty when it is not what was expected; it was not kept then
   * @throws IOException what {@code content} threw; nothing was kept
   * @throws org.botcrm.domain.StorageException when it cannot be kept, because the disk is full for
   *     example
   */
  Optional<StoredMedia> put(InputStream content, @Nullable Sha256 expected) throws IOException;

  /**
   * The file from a position on; to be closed by the caller. Empty when there is no such file.
   *
   * @param from bytes to leave out, 0 or more; at or behind the end nothing is left to read
   * @throws org.botcrm.domain.StorageException when it is there and cannot be read
   */
  Optional<InputStream> open(Sha256 sha256, long from);
}
