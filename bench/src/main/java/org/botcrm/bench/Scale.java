package org.botcrm.bench;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param rounds of acknowledgements, of which the median counts
 * @param warmUp before each round's time is taken
 * @param measured of each round
 * @param senders people who take turns
 * @param quiet how long to wait for replies to end, at most
 * @param steady of the replies at an even pace
 * @param burst webhooks at once
 * @param backlog messages that wait at once
 * @param limited messages towards a slow and limited Graph API
 * @param calls of each question to the query API
 * @param fewRows of the smaller history
 * @param manyRows of the larger history
 */
record Scale(
    int rounds,
    Duration warmUp,
    Duration measured,
    int senders,
    Duration quiet,
    Duration steady,
    int burst,
    int backlog,
    int limited,
    int calls,
    int fewRows,
    int manyRows) {
  /** Webhooks a second at an even pace. */
  static final int PER_SECOND = 50;

  private static final int FULL_BACKLOG = 100_000;

  /** Connections that webhooks come over. */
  static final int CONNECTIONS = 32;

  /** Whether what is measured says how quick the server is. */
  boolean isLongEnough() {
    return backlog >= FULL_BACKLOG;
  }

  static Scale full() {
    return new Scale(
        3,
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        10_000,
        Duration.ofMinutes(3),
        Duration.ofSeconds(20),
        5_000,
        FULL_BACKLOG,
        30_000,
        200,
        10_000,
        1_000_000);
  }

  /** A minute or two on an idle machine: says that everything works, not how quickly. */
  static Scale quick() {
    return new Scale(
        1,
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        1_000,
        Duration.ofSeconds(30),
        Duration.ofSeconds(3),
        300,
        2_000,
        1_000,
        20,
        10_000,
        50_000);
  }
}
