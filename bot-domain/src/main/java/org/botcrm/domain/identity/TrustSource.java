package org.botcrm.domain.identity;

/** What a link between a chat and a client rests on. */
public enum TrustSource {
  /** The number is the client's alone. */
  PHONE("telefono"),

  /** The number that the contact shared by the button that we sent is the client's alone. */
  SHARED_PHONE("telefono-compartido"),

  /** A one-time code that went to the client by another channel. */
  CODE("codigo"),

  /** A person of the lender confirmed it. */
  AGENT("agente");

  private final String word;

  TrustSource(String word) {
    this.word = word;
  }

  /** As stored and shown in the API. */
  public String word() {
    return word;
  }

  /**
   * The source of a stored word.
   *
   * @throws IllegalArgumentException when there is no such source
   */
  public static TrustSource of(String word) {
    for (TrustSource source : values()) {
      if (source.word.equals(word)) {
        return source;
      }
    }
    throw new IllegalArgumentException("word: no trust source " + word);
  }
}
