package org.botcrm.domain.consent;

import java.util.List;
import org.botcrm.domain.message.ChatId;

/**
 * What people said about being written to; written with the answers and deliveries that bring it,
 * in their transaction. Thread-safe. Throws {@link org.botcrm.domain.StorageException} when the
 * database fails.
 */
public interface ConsentRepository {

  /**
   * The changes of a chat, newest first by Meta's clock.
   *
   * @param limit 1 or more
   */
  List<ConsentChange> list(ChatId chat, int limit);
}
