package org.botcrm.domain.consent;

/** What a person says about being written to. */
public enum Consent {
  /** They want messages. */
  GIVEN,
  /** They want none. */
  WITHDRAWN
}
