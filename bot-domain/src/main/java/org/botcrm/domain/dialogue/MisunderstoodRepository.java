package org.botcrm.domain.dialogue;

import java.time.Instant;
import java.util.List;

/**
 * What the bot did not understand, to teach it. Thread-safe. Throws {@link
 * org.botcrm.domain.StorageException} when the database fails.
 */
public interface MisunderstoodRepository {

  /**
   * The same words together, the most frequent first; of equally frequent ones, the latest first.
   *
   * @param since counts what came then or later
   * @param limit the most groups, 1 or more
   */
  List<MisunderstoodGroup> groups(Instant since, int limit);
}
