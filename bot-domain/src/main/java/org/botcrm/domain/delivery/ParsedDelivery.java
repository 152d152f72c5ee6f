package org.botcrm.domain.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says, in its order.
 *
 * @param facts every entry, change, message and status of it
 * @param error why nothing could be read of it (not JSON, not of a WhatsApp account); null when it
 *     could
 */
public record ParsedDelivery(List<Fact> facts, @Nullable String error) {
  /** Copies the list. */
  public ParsedDelivery {
    facts = List.copyOf(facts);
  }

  /** A delivery that was read. */
  public static ParsedDelivery of(List<Fact> facts) {
    return new ParsedDelivery(facts, null);
  }

  /** A delivery of which nothing could be read. */
  public static ParsedDelivery unreadable(String error) {
    return new ParsedDelivery(List.of(), error);
  }

  /** Whether a later version of the parser may find more in it. */
  public boolean hasErrors() {
    return error != null || facts.stream().anyMatch(Fact.Unreadable.class::isInstance);
  }
}
