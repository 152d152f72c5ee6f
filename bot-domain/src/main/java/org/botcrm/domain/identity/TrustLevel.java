package org.botcrm.domain.identity;

/** How sure the bot is of whom it talks to, from least to most. */
public enum TrustLevel {
  /** Of nothing: no record, or too many, belong to this contact. */
  UNKNOWN("desconocido"),

  /** That the contact's number, which WhatsApp proves, is that of exactly one client. */
  PHONE("telefono"),

  /** Likewise, and a second factor was shown not long ago. */
  VERIFIED("verificado");

  private final String word;

  TrustLevel(String word) {
    this.word = word;
  }

  /** As stored and shown in the API. */
  public String word() {
    return word;
  }

  /**
   * The level of a stored word.
   *
   * @throws IllegalArgumentException when there is no such level
   */
  public static TrustLevel of(String word) {
    for (TrustLevel level : values()) {
      if (level.word.equals(word)) {
        return level;
      }
    }
    throw new IllegalArgumentException("word: no trust level " + word);
  }

  /** Whether what needs {@code needed} may be told at this level. */
  public boolean reaches(TrustLevel needed) {
    return compareTo(needed) >= 0;
  }
}
