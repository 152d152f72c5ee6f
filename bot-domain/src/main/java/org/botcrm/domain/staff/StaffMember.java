package org.botcrm.domain.staff;

import java.time.Instant;
import java.util.Objects;

/**
 * A person of the lender.
 *
 * @param id ours
 * @param username to log in with; no two people have the same
 * @param name as others see it, 1 to 100 characters
 * @param role what they may do
 * @param active whether they may log in
 * @param createdAt to the microsecond
 */
public record StaffMember(
    long id, Username username, String name, Role role, boolean active, Instant createdAt) {
  private static final int MAX_NAME = 100;

  /**
   * @throws IllegalArgumentException when the name is empty or too long
   */
  public StaffMember {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(createdAt, "createdAt");
    requireName(name);
  }

  /**
   * @throws IllegalArgumentException when it is no name of a person or key
   */
  static void requireName(String name) {
    if (name.isBlank()
        || name.codePointCount(0, name.length()) > MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("name: 1 to 100 characters expected");
    }
  }
}
