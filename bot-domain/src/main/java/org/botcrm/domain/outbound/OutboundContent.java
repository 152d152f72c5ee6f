package org.botcrm.domain.outbound;

import java.util.Objects;

/** What is sent. */
public sealed interface OutboundContent {

  /** Meta's word for it, stored in {@code message_type}. */
  String type();

  /** What a person of the lender reads of it. */
  String body();

  /**
   * A text.
   *
   * @param body 1 to 4,096 code points, Meta's limit (page text-messages of its documentation)
   */
  record Text(String body) implements OutboundContent {
    /** The most code points that Meta takes in one text. */
    public static final int MAX_CODE_POINTS = 4096;

    /**
     * @throws IllegalArgumentException when {@code body} is blank or too long
     */
    public Text {
      Objects.requireNonNull(body, "body");
      if (body.isBlank() || body.codePointCount(0, body.length()) > MAX_CODE_POINTS) {
        throw new IllegalArgumentException("body: 1 to 4096 code points expected");
      }
    }

    @Override
    public String type() {
      return "text";
    }

    /** Hides the text. */
    @Override
    public String toString() {
      return "Text[" + body.length() + " chars]";
    }
  }
}
