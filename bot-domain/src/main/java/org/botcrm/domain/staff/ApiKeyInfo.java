package org.botcrm.domain.staff;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key of a program, without the key.
 *
 * @param id ours
 * @param name what it is for, 1 to 100 characters
 * @param role what it may do
 * @param hint how the key begins, to tell it from others
 * @param createdAt to the microsecond
 * @param revokedAt since when it opens nothing; null while it does
 */
public record ApiKeyInfo(
    long id, String name, Role role, String hint, Instant createdAt, @Nullable Instant revokedAt) {
  /**
   * @throws IllegalArgumentException when the name is empty or too long
   */
  public ApiKeyInfo {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(hint, "hint");
    Objects.requireNonNull(createdAt, "createdAt");
    StaffMember.requireName(name);
  }
}
