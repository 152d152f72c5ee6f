package org.botcrm.domain.message;

import java.util.Objects;

/**
 * Why a message was refused.
 *
 * @param code Meta's code, or 0 when the answer carried none
 * @param words what it means, for a person of the lender, in Spanish
 */
public record SendError(int code, String words) {
  /** Refuses a null text. */
  public SendError {
    Objects.requireNonNull(words, "words");
  }

  /** Code and words in one line, as stored in {@code conversaciones_whatsapp.error}. */
  public String inWords() {
    return code == 0 ? words : words + " (código " + code + ")";
  }
}
