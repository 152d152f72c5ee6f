package org.botcrm.domain.staff;

import java.util.Objects;

/**
 * A person and what their password is compared with.
 *
 * @param member who
 * @param password its hash
 */
public record Credentials(StaffMember member, PasswordHash password) {
  /** Refuses nulls, naming the field. */
  public Credentials {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(password, "password");
  }
}
