package org.botcrm.simulator;

import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;

/** What the parts of one simulator share. */
record Simulation(
    SimulatorSettings settings,
    Numbers numbers,
    Rules rules,
    SendLimits limits,
    PhoneBook book,
    WebhookDispatcher dispatcher,
    Figures figures,
    Ids ids,
    ScheduledExecutorService timer) {
  Instant now() {
    return settings.clock().instant();
  }
}
