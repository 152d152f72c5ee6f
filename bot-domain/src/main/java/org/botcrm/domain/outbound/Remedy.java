package org.botcrm.domain.outbound;

/** What a refusal asks of whoever sends. */
public enum Remedy {
  /** Nothing helps: the message failed. */
  GIVE_UP,
  /** Something that passes: the same message again, later and later. */
  RETRY,
  /** Too many messages to this person: theirs wait, nobody else's. */
  SLOW_CHAT,
  /** Too many messages from this business number: all of its messages go more slowly. */
  SLOW_NUMBER,
  /**
   * No message of this business number can pass until somebody mends its account or its access:
   * none is sent, and all are kept.
   */
  STOP_NUMBER
}
