package org.botcrm.simulator;

/** The simulator cannot be reached, or refused what it was asked. The message is in Spanish. */
public final class SimulatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean refusal;

  /** Somebody asked for what cannot be. */
  SimulatorException(String message) {
    super(message);
    this.refusal = true;
  }

  /** It cannot be reached. */
  SimulatorException(String message, Throwable cause) {
    super(message, cause);
    this.refusal = false;
  }

  /** Whether it answered, and refused; false when it cannot be reached. */
  public boolean isRefusal() {
    return refusal;
  }
}
