package org.botcrm.simulator;

/** Which way a message went, seen from the business. */
public enum Direction {
  /** From the phone to the bot. */
  INBOUND,
  /** From the bot to the phone. */
  OUTBOUND
}
