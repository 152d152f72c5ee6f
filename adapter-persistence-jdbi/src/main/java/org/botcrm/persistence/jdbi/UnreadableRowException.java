package org.botcrm.persistence.jdbi;

/** A column of the CRM holds what is no value of its kind. Never says which value. */
final class UnreadableRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableRowException(String column) {
    super("the column " + column + " of the lender's records holds no such value");
  }
}
