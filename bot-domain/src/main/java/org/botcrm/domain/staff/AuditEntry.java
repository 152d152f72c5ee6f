package org.botcrm.domain.staff;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did something, or tried to. Holds nothing that a client wrote.
 *
 * @param at when
 * @param who such as {@code persona:3} or {@code clave:2}
 * @param action what, such as {@code POST /api/v1/chats/{id}/mensajes}
 * @param subject the id of what it was done to; null when it was nothing of its own
 * @param address where from; null when it was at the machine itself
 */
public record AuditEntry(
    Instant at, String who, String action, @Nullable Long subject, @Nullable String address) {
  /** Refuses nulls where a value is required. */
  public AuditEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(action, "action");
  }
}
