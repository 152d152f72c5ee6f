package org.botcrm.domain.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.identity.TrustLevel;
import org.jspecify.annotations.Nullable;

/**
 * Why the bot said what it said. Immutable.
 *
 * @param rule that answered
 * @param version of the phrases or the flow that it went by; null when it goes by none
 * @param level how sure the bot was of whom it talked to
 * @param levelReason why it was not surer, in words; null when there is nothing to say
 * @param found what was recognised in the text, in its order
 * @param data what was read of the lender's records
 * @param discarded what was considered and left, with the reason, in words
 * @param took from the first look at the message to the answer
 */
public record Trace(
    String rule,
    @Nullable String version,
    TrustLevel level,
    @Nullable String levelReason,
    List<Found> found,
    List<Data> data,
    List<String> discarded,
    Duration took) {

  /** Copies the lists; refuses nulls where a value is required. */
  public Trace {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(took, "took");
    found = List.copyOf(found);
    data = List.copyOf(data);
    discarded = List.copyOf(discarded);
  }

  /**
   * An intent that was recognised.
   *
   * @param intent its name
   * @param phrase of the phrases file that matched
   * @param start where in the text of the turn, in UTF-16 units
   * @param end likewise, exclusive
   */
  public record Found(String intent, String phrase, int start, int end) {}

  /**
   * Something that was read.
   *
   * @param what in words, such as {@code préstamos y cuotas}
   * @param readAt when
   */
  public record Data(String what, Instant readAt) {}

  /** The rule only: phrases quote the client. */
  @Override
  public String toString() {
    return "Trace[" + rule + "]";
  }
}
