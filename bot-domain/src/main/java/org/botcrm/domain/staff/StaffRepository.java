package org.botcrm.domain.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lender's people. All methods throw {@link org.botcrm.domain.StorageException} when the
 * database fails. Thread-safe.
 */
public interface StaffRepository {

  /** Adds a person, who is active; empty when the username is taken. */
  Optional<StaffMember> add(NewStaffMember person, PasswordHash password, Instant now);

  /** A person; empty when there is none with this id. */
  Optional<StaffMember> find(long id);

  /** Whoever logs in with this name, active or not; empty when nobody does. */
  Optional<Credentials> credentials(Username username);

  /** Everybody, in the order in which they were added. */
  List<StaffMember> list();

  /** Gives a role and says whether they may log in; ends their sessions. Whether there is such. */
  boolean change(long id, Role role, boolean active);

  /** Gives another password; ends their sessions. Whether there is such a person. */
  boolean setPassword(long id, PasswordHash password);
}
