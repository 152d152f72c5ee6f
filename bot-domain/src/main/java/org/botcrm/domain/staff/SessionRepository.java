package org.botcrm.domain.staff;

import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.message.Sha256;

/**
 * Who is logged in, by the hash of what their browser shows. All methods throw {@link
 * org.botcrm.domain.StorageException} when the database fails. Thread-safe.
 */
public interface SessionRepository {

  /**
   * Begins a session, and forgets those that are over.
   *
   * @param token the hash of a random word
   * @param member who
   * @param csrf see {@link StaffSession#csrf}
   */
  void open(Sha256 token, long member, String csrf, Instant now, Instant expires);

  /** The session, when it lasts still and its person is active; empty otherwise. */
  Optional<StaffSession> find(Sha256 token, Instant now);

  /** Ends it, if there is such a one. */
  void close(Sha256 token);
}
