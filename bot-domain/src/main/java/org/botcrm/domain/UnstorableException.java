package org.botcrm.domain;

/**
 * The database works, and refuses what it was given as long as that stays as it is. To try again
 * changes nothing; other data can be stored meanwhile.
 */
public final class UnstorableException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** With what was being done, and the database's code. */
  public UnstorableException(String message) {
    super(message);
  }
}
