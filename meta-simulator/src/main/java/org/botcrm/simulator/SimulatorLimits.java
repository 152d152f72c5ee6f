package org.botcrm.simulator;

import java.util.List;

/**
 * What bounds the simulator's memory and threads. All are 1 or more.
 *
 * @param queue chains of webhooks that may wait at once; a send beyond it is refused as Meta does
 *     when overloaded (HTTP 503, code 2)
 * @param workers webhooks on their way at once
 * @param phones simulated phones; the one unused for longest goes first
 * @param messagesPerPhone messages kept of each phone; the oldest goes first
 * @param waiters long polls at once; one more is answered with 429
 */
public record SimulatorLimits(
    int queue, int workers, int phones, int messagesPerPhone, int waiters) {
  /** 100,000 chains, 8 workers, 1,000 phones of 200 messages, 100 long polls. */
  public static final SimulatorLimits STANDARD = new SimulatorLimits(100_000, 8, 1_000, 200, 100);

  /**
   * @throws IllegalArgumentException when a limit is less than 1
   */
  public SimulatorLimits {
    if (List.of(queue, workers, phones, messagesPerPhone, waiters).stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException("limits: 1 or more expected");
    }
  }
}
