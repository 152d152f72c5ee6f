package org.botcrm.application.chat;

import java.time.Clock;
import java.util.Objects;

/**
 * What can be done with chats.
 *
 * @param list lists them
 * @param get gives one
 * @param consents lists what a person said about being written to
 * @param send writes in one
 * @param clock tells whether a window is open
 */
public record ChatUseCases(
    ListChats list, GetChat get, ListConsents consents, SendMessage send, Clock clock) {
  /** Refuses nulls, naming the field. */
  public ChatUseCases {
    Objects.requireNonNull(list, "list");
    Objects.requireNonNull(get, "get");
    Objects.requireNonNull(consents, "consents");
    Objects.requireNonNull(send, "send");
    Objects.requireNonNull(clock, "clock");
  }
}
