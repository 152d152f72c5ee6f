package org.botcrm.domain.staff;

import java.util.Objects;

/**
 * The ports over people, keys and what both did, which are kept together.
 *
 * @param people the lender's people
 * @param sessions who is logged in
 * @param keys the keys of programs
 * @param audit who did what
 */
public record StaffPorts(
    StaffRepository people,
    SessionRepository sessions,
    ApiKeyRepository keys,
    AuditRepository audit) {
  /** Refuses nulls, naming the port. */
  public StaffPorts {
    Objects.requireNonNull(people, "people");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(audit, "audit");
  }
}
