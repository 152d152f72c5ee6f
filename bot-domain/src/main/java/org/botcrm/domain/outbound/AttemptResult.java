package org.botcrm.domain.outbound;

import java.util.Locale;

/** How an attempt to send ended, as it is stored in {@code intentos_envio.resultado}. */
public enum AttemptResult {
  /** Meta took it. */
  ACCEPTED,
  /** It will not be sent. */
  FAILED,
  /** It is tried again. */
  AGAIN,
  /** It is tried again; its business number sends more slowly. */
  SLOWED,
  /** It waits, because its business number is stopped. */
  STOPPED,
  /** Nobody knows; its status is awaited. */
  UNKNOWN;

  /** The result of an outcome. */
  public static AttemptResult of(AttemptOutcome outcome) {
    if (outcome instanceof AttemptOutcome.Accepted) {
      return ACCEPTED;
    }
    if (outcome instanceof AttemptOutcome.Failed) {
      return FAILED;
    }
    if (outcome instanceof AttemptOutcome.Again) {
      return AGAIN;
    }
    if (outcome instanceof AttemptOutcome.Slowed) {
      return SLOWED;
    }
    return outcome instanceof AttemptOutcome.Stopped ? STOPPED : UNKNOWN;
  }

  /** As stored and as the API says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The result with this word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static AttemptResult ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
