package org.botcrm.domain.dialogue;

/** What a person of the lender is asked to do. */
public enum RequestKind {
  /** Talk with the client. */
  AGENT("asesor"),

  /** Find out whose chat it is, and link it or not. */
  LINK("vinculo"),

  /** Change something in the client's record. */
  DATA("datos"),

  /** Look at something suspicious: too many wrong codes or IDs. */
  ALARM("alarma");

  private final String word;

  RequestKind(String word) {
    this.word = word;
  }

  /** As stored and shown in the API. */
  public String word() {
    return word;
  }

  /**
   * The kind of a stored word.
   *
   * @throws IllegalArgumentException when there is no such kind
   */
  public static RequestKind of(String word) {
    for (RequestKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("word: no kind of request " + word);
  }
}
