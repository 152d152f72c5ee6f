package org.botcrm.domain.consent;

import java.time.Instant;
import java.util.Objects;

/**
 * One time that a person said whether they want messages; kept for good, as the proof of it.
 *
 * @param consent what they said
 * @param source where
 * @param at when, by Meta's clock
 * @param text their words, or Meta's about it
 */
public record ConsentChange(Consent consent, ConsentSource source, Instant at, String text) {
  /** Refuses nulls, naming the field. */
  public ConsentChange {
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(text, "text");
  }

  /** Whether they want none from now on. */
  public boolean withdraws() {
    return consent == Consent.WITHDRAWN;
  }

  /** Without the text, which is personal. */
  @Override
  public String toString() {
    return "ConsentChange[" + consent + " " + source + "]";
  }
}
