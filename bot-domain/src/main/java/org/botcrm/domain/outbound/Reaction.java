package org.botcrm.domain.outbound;

import java.util.Objects;
import java.util.regex.Pattern;
import org.botcrm.domain.message.MessageId;

/**
 * An emoji on a message. Meta takes one for messages of up to 30 days that are no reactions
 * themselves, and tells others as failed (page reaction-messages of its documentation), which no
 * longer says how to take one back.
 *
 * @param message the message that it is put on
 * @param emoji one, as a person counts, of however many code points
 */
public record Reaction(MessageId message, String emoji) implements OutboundContent {
  private static final Pattern ONE = Pattern.compile("\\X");

  /**
   * @throws IllegalArgumentException when {@code emoji} is not one, or a letter
   */
  public Reaction {
    Objects.requireNonNull(message, "message");
    CodePoints.require("emoji", emoji);
    boolean words = emoji.codePoints().allMatch(Character::isLetterOrDigit);
    if (words || !ONE.matcher(emoji).matches()) {
      throw new IllegalArgumentException("emoji: one expected");
    }
  }

  @Override
  public String type() {
    return "reaction";
  }

  @Override
  public String body() {
    return Readable.word("reaccion").replace("{0}", emoji);
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.reaction(this);
  }

  /** Hides the emoji. */
  @Override
  public String toString() {
    return "Reaction";
  }
}
