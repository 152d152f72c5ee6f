package org.botcrm.domain.feed;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed. It tells what to read anew and holds nothing that a person wrote, so that
 * whoever may only know that something happened learns no more.
 *
 * @param offset its place, from 1 on; the next event has the next number
 * @param at when, to the microsecond; within one transaction all events have the latest of theirs
 * @param kind what changed
 * @param chat the chat that it is in now, which may be another than then; null when that is gone
 * @param id of the message, chat, request or payment: see {@link EventKind#resource}
 * @param detail a word of ours that the kind explains; null when it has none
 */
public record FeedEvent(
    long offset,
    Instant at,
    EventKind kind,
    @Nullable ChatId chat,
    long id,
    @Nullable String detail) {
  /**
   * @throws IllegalArgumentException when {@code offset} is below 1
   */
  public FeedEvent {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(kind, "kind");
    if (offset < 1) {
      throw new IllegalArgumentException("offset: 1 or more expected");
    }
  }
}
