package org.botcrm.domain.staff;

import java.util.Objects;

/**
 * A person who is to be one of the lender's.
 *
 * @param username to log in with
 * @param name as others see it, 1 to 100 characters
 * @param role what they may do
 */
public record NewStaffMember(Username username, String name, Role role) {
  /**
   * @throws IllegalArgumentException when the name is empty or too long
   */
  public NewStaffMember {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(role, "role");
    StaffMember.requireName(name);
  }
}
