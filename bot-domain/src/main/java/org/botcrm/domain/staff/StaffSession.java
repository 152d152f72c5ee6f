package org.botcrm.domain.staff;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody who is logged in.
 *
 * @param member who, as they are now
 * @param csrf a word that pages of ours know and others do not
 * @param expires when they must log in again
 */
public record StaffSession(StaffMember member, String csrf, Instant expires) {
  /** Refuses nulls, naming the field. */
  public StaffSession {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(csrf, "csrf");
    Objects.requireNonNull(expires, "expires");
  }

  /** Without the word. */
  @Override
  public String toString() {
    return "StaffSession[" + member.id() + "]";
  }
}
