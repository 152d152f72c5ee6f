package org.botcrm.domain.dialogue;

import java.util.Optional;
import org.botcrm.domain.message.ConversacionId;

/**
 * Why the bot said what it said, to read. Thread-safe. Throws {@link
 * org.botcrm.domain.StorageException} when the database fails.
 */
public interface TraceRepository {

  /**
   * Of a message that the bot wrote, or of the one that it answers; empty for any other. Of several
   * messages that were answered together, the last carries it.
   */
  Optional<Trace> find(ConversacionId message);
}
