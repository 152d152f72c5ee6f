package org.botcrm.domain.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits, as counted in the database.
 *
 * @param chats chats with a message that waits for an answer
 * @param chatsSince since when the oldest of them waits; null when none does
 * @param outbound messages that wait to be sent
 * @param outboundSince since when the oldest of them waits, but for those that wait until a
 *     conversation may begin; null when none does
 * @param media files of messages that wait to be fetched
 * @param mediaSince since when the oldest of them waits; null when none does
 */
public record Backlog(
    long chats,
    @Nullable Instant chatsSince,
    long outbound,
    @Nullable Instant outboundSince,
    long media,
    @Nullable Instant mediaSince) {
  /** Without a file that waits. */
  public Backlog(
      long chats, @Nullable Instant chatsSince, long outbound, @Nullable Instant outboundSince) {
    this(chats, chatsSince, outbound, outboundSince, 0, null);
  }
}
