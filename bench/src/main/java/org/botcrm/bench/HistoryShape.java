package org.botcrm.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * A made-up history of a year: each message of a person, at even distances, has one reply. People
 * write in no order, each about as often as any other.
 *
 * @param rows messages in all, both directions; even
 * @param end when it ends
 */
record HistoryShape(int rows, Instant end) {
  /** So that a person's history is as long in a small database as in a large one. */
  static final int ROWS_PER_CHAT = 200;

  private static final Duration SPAN = Duration.ofDays(365);
  private static final Duration TO_REPLY = Duration.ofSeconds(2);
  private static final int CLIENTS_IN_TEN = 3;

  /** Messages that have a reply. */
  int pairs() {
    return rows / 2;
  }

  /** People, who are numbered from 0; the id of their chat is one more. */
  int chats() {
    return Math.max(1, rows / ROWS_PER_CHAT);
  }

  /** Who wrote. */
  int person(int pair) {
    return (int) Long.remainderUnsigned(Wamid.mixed(pair), chats());
  }

  /** Whether the lender knows this person; the client's id is the chat's. */
  static boolean isClient(int person) {
    return person % 10 < CLIENTS_IN_TEN;
  }

  static int chat(int person) {
    return person + 1;
  }

  /** The id of the received row; its reply has the next. */
  static long receivedRow(int pair) {
    return pair * 2L + 1;
  }

  /** When it was written, to the second as Meta tells it. */
  Instant receivedAt(int pair) {
    long seconds = SPAN.toSeconds() * (pair + 1) / (pairs() + 1);
    return Instant.ofEpochSecond(end.minus(SPAN).plusSeconds(seconds).getEpochSecond());
  }

  Instant repliedAt(int pair) {
    return receivedAt(pair).plus(TO_REPLY);
  }
}
