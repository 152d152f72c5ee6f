package org.botcrm.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.message.ChatId;

/**
 * Whom chats belong to, beside what the bot's own answers change of it. Thread-safe, also between
 * nodes; an answer that was decided by what was known before a change is not recorded after it.
 * Throws {@link org.botcrm.domain.StorageException} when the database fails.
 */
public interface TrustRepository {

  /**
   * What is stored about whom a chat belongs to; empty when there is no such chat.
   *
   * @param now decides which codes and tries still count
   */
  Optional<ChatIdentity> find(ChatId chat, Instant now);

  /**
   * Links the chat to a client.
   *
   * @param by who says so, for the history
   * @return false when there is no such chat
   */
  boolean give(ChatId chat, Trust trust, String by, Instant now);

  /**
   * Links the chat to nobody. Its number alone proves nothing from then on, until trust is given
   * again.
   *
   * @param reason in words, for the history
   * @return false when there is no such chat, or it was linked to nobody
   */
  boolean drop(ChatId chat, String reason, Instant now);

  /**
   * What changed in a chat, newest first.
   *
   * @param limit 1 or more
   */
  List<TrustChange> listChanges(ChatId chat, int limit);
}
