package org.botcrm.application.inbound;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.delivery.Fact;

/**
 * Is told what deliveries said, once that is durable. Thread-safe; returns at once, because
 * webhooks wait; never throws.
 */
@FunctionalInterface
public interface FactSignal {
  /** For a bot in which nobody asks. */
  FactSignal NONE = (facts, arrived) -> {};

  /**
   * Events were stored that were not known before. May be forgotten: nobody is told of those of a
   * process that ended.
   *
   * @param facts all of the delivery
   * @param arrived when it came
   */
  void stored(List<Fact> facts, Instant arrived);
}
