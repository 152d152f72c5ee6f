package org.botcrm.web;

import java.io.IOException;

/** Nobody is left to read the answer. */
final class CallerGoneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CallerGoneException(IOException cause) {
    super(cause);
  }
}
