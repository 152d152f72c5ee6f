package org.botcrm.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about whom a chat belongs to. Immutable.
 *
 * @param trust null when the chat was never linked to a client
 * @param code the last one-time code of the chat; null when none is waited for
 * @param identityKey the contact's, as Meta sent it last; null when the identity check is off
 * @param silentSince when the person wrote last before the messages that wait now, by Meta's clock:
 *     of the messages that the bot is done with, the latest; null when never
 * @param doubt why trust was taken away, in words: from then on the number alone proves nothing,
 *     until trust is given again; null when it was not
 */
public record ChatIdentity(
    @Nullable Trust trust,
    @Nullable OneTimeCode code,
    @Nullable String identityKey,
    @Nullable Instant silentSince,
    @Nullable String doubt) {
  /**
   * Doubts a chat that was never linked, when another WhatsApp account wrote from its number
   * before: carriers give numbers out anew, and the new owner is not to be told of the old one.
   */
  public static final String OTHER_ACCOUNT =
      "Otra cuenta de WhatsApp escribió antes desde este número";

  /** Of a chat of which nothing is stored. */
  public static final ChatIdentity NONE = new ChatIdentity(null, null, null, null);

  /** Of a chat from which trust was not taken away. */
  public ChatIdentity(
      @Nullable Trust trust,
      @Nullable OneTimeCode code,
      @Nullable String identityKey,
      @Nullable Instant silentSince) {
    this(trust, code, identityKey, silentSince, null);
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "ChatIdentity[" + (trust == null ? "none" : trust.source()) + "]";
  }
}
