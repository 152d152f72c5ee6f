package org.botcrm.domain.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One status that Meta reported of a message.
 *
 * @param status Meta's word, also one that we do not know
 * @param timestamp when it happened, by Meta's clock
 * @param error code and words of why it failed, in Spanish; null unless it did
 */
public record ReportedStatus(String status, Instant timestamp, @Nullable String error) {
  /**
   * As they happened. Meta's clock has seconds, and two statuses often share one: those go by how
   * far they tell that the message got, and words that we do not know come first.
   */
  public static final Comparator<ReportedStatus> AS_THEY_HAPPENED =
      Comparator.comparing(ReportedStatus::timestamp)
          .thenComparing(ReportedStatus::rank)
          .thenComparing(ReportedStatus::status);

  /** Refuses nulls where a value is required. */
  public ReportedStatus {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(timestamp, "timestamp");
  }

  private int rank() {
    return DeliveryState.ofStatus(status).map(DeliveryState::ordinal).orElse(-1);
  }
}
