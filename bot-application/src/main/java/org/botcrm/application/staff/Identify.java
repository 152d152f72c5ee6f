package org.botcrm.application.staff;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.domain.staff.StaffSession;

/** Tells who calls by what they show. Thread-safe. */
public final class Identify {
  private final StaffPorts staff;
  private final Clock clock;

  /** Over the ports it needs. */
  @Inject
  public Identify(StaffPorts staff, Clock clock) {
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * Whoever has this key; empty when it opens nothing.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Optional<Viewer> byKey(String key) {
    return key.startsWith(MakeKey.PREFIX)
            && SecretWord.isOne(key.substring(MakeKey.PREFIX.length()))
        ? staff.keys().find(SecretWord.hash(key)).map(Viewer::of)
        : Optional.empty();
  }

  /**
   * The session of this token; empty when there is none any more.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Optional<StaffSession> bySession(String token) {
    return SecretWord.isOne(token)
        ? staff.sessions().find(SecretWord.hash(token), clock.instant())
        : Optional.empty();
  }

  /**
   * Ends a session, if there is such a one.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public void logOut(String token) {
    staff.sessions().close(SecretWord.hash(token));
  }
}
