package org.botcrm.domain.media;

/** The way to the files that Meta holds. Thread-safe. */
public interface MediaSource {

  /**
   * Fetches one file into a store, once. Never retries by itself, but asks for a new URL when the
   * one it has does not hold any more. Waits as long as it takes, within a limit of its own.
   *
   * @return a value for everything that can happen on the way
   * @throws org.botcrm.domain.StorageException when the store cannot keep it
   */
  FetchResult fetch(MediaDownload download, MediaStore store);
}
