package org.botcrm.domain.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person or a key is there for; stored and shown by its word. */
public enum Role {
  /** Talks with clients. */
  AGENTE(Permission.READ, Permission.WRITE),
  /** Talks with clients, and looks after those who do. */
  SUPERVISOR(Permission.READ, Permission.WRITE, Permission.SUPERVISE),
  /** Sees everything and changes nothing. */
  AUDITOR(Permission.READ, Permission.AUDIT),
  /** May do everything. */
  ADMINISTRADOR(Permission.values());

  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = EnumSet.copyOf(Arrays.asList(permissions));
  }

  /** Whether it may. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /** The name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this word, in whatever case; empty when there is none. */
  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equalsIgnoreCase(word)).findAny();
  }
}
