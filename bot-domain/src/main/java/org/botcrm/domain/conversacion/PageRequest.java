package org.botcrm.domain.conversacion;

import java.util.Objects;

/** Which part of a listing, newest first. */
public sealed interface PageRequest {

  /** The most rows of one page. */
  int MAX_SIZE = 100;

  /** Rows of one page, 1 to {@link #MAX_SIZE}. */
  int size();

  /**
   * By number. Its cost grows with the number; use {@link After} to walk far.
   *
   * @param page 1 for the newest
   * @param size 1 to 100
   */
  record Numbered(int page, int size) implements PageRequest {
    /**
     * @throws IllegalArgumentException when a number is out of range
     */
    public Numbered {
      if (page < 1) {
        throw new IllegalArgumentException("page: 1 or more expected");
      }
      requireSize(size);
    }
  }

  /**
   * The rows older than a cursor: the same cost however far.
   *
   * @param cursor the last row seen
   * @param size 1 to 100
   */
  record After(Cursor cursor, int size) implements PageRequest {
    /**
     * @throws IllegalArgumentException when {@code size} is out of range
     */
    public After {
      Objects.requireNonNull(cursor, "cursor");
      requireSize(size);
    }
  }

  private static void requireSize(int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("size: 1 to 100 expected");
    }
  }
}
