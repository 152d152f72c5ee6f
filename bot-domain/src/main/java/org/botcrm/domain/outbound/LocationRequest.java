package org.botcrm.domain.outbound;

/**
 * A text with a button that shares the person's location, which comes back as a message of its own.
 * Limit: page location-request-messages of Meta's documentation.
 *
 * @param text 1 to 1,024 code points
 */
public record LocationRequest(String text) implements OutboundContent {
  /** The most code points that Meta takes in the text. */
  public static final int MAX_TEXT = 1024;

  /**
   * @throws IllegalArgumentException when {@code text} is blank or too long
   */
  public LocationRequest {
    CodePoints.require("text", text, MAX_TEXT);
  }

  @Override
  public String type() {
    return "interactive";
  }

  /** The text, and what it asks for. */
  @Override
  public String body() {
    return Readable.joined("\n", text, Readable.word("pide-ubicacion"));
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.locationRequest(this);
  }

  /** Hides the text. */
  @Override
  public String toString() {
    return "LocationRequest[" + text.length() + " chars]";
  }
}
