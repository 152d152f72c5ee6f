package org.botcrm.simulator;

/** What becomes of a free-form message to somebody who has not written for 24 hours. */
public enum WindowRule {
  /** It is delivered. */
  OFF,
  /** It is refused at once with 131047. */
  REFUSE,
  /** It is accepted, and fails with 131047 by a status, as Meta mostly does. */
  FAIL
}
