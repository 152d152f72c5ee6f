package org.botcrm.simulator;

/** The simulator cannot be reached, or refused what it was asked. The message is in Spanish. */
public final class SimulatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimulatorException(String message) {
    super(message);
  }

  SimulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
