package org.botcrm.domain;

/**
 * The database could not do its work. The message never holds values that were written or asked
 * for, because drivers quote them.
 */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was being done, and the cause; the cause's own message is not to be logged. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With what was being done. */
  public StorageException(String message) {
    super(message);
  }
}
