package org.botcrm.domain.outbound;

/**
 * A text with a button that shares the person's phone number, which comes back as a contact. For
 * people whose number Meta hides. Limit: page request-contact-info of Meta's documentation, July
 * 2026.
 *
 * @param text 1 to 1,024 code points
 */
public record ContactRequest(String text) implements OutboundContent {
  /** The most code points that Meta takes in the text. */
  public static final int MAX_TEXT = 1024;

  /**
   * @throws IllegalArgumentException when {@code text} is blank or too long
   */
  public ContactRequest {
    CodePoints.require("text", text, MAX_TEXT);
  }

  @Override
  public String type() {
    return "interactive";
  }

  /** The text, and what it asks for. */
  @Override
  public String body() {
    return Readable.joined("\n", text, Readable.word("pide-contacto"));
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.contactRequest(this);
  }

  /** Hides the text. */
  @Override
  public String toString() {
    return "ContactRequest[" + text.length() + " chars]";
  }
}
