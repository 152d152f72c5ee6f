package org.botcrm.application.staff;

import java.util.Objects;
import org.botcrm.domain.staff.ApiKeyInfo;
import org.botcrm.domain.staff.Permission;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffMember;

/**
 * Somebody who calls, and is known.
 *
 * @param who as the audit log names them, such as {@code persona:3}
 * @param name as others see them
 * @param role what they may do
 * @param person whether it is a person and no program
 */
public record Viewer(String who, String name, Role role, boolean person) {
  /** Refuses nulls, naming the field. */
  public Viewer {
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
  }

  /** A person who is logged in. */
  public static Viewer of(StaffMember member) {
    return new Viewer("persona:" + member.id(), member.name(), member.role(), true);
  }

  /** A program with a key of its own. */
  public static Viewer of(ApiKeyInfo key) {
    return new Viewer("clave:" + key.id(), key.name(), key.role(), false);
  }

  /** Whether they may. */
  public boolean may(Permission permission) {
    return role.may(permission);
  }
}
