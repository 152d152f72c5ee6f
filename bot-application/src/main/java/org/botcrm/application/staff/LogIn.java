package org.botcrm.application.staff;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.botcrm.domain.staff.AuditEntry;
import org.botcrm.domain.staff.Credentials;
import org.botcrm.domain.staff.PasswordHash;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.domain.staff.StaffSession;
import org.botcrm.domain.staff.Username;
import org.jspecify.annotations.Nullable;

/** Lets people in. Thread-safe. */
public final class LogIn {
  /** How long a session lasts: a working day. */
  public static final Duration LASTS = Duration.ofHours(12);

  private final StaffPorts staff;
  private final SecureRandom random;
  private final Clock clock;
  private final LoginThrottle throttle = new LoginThrottle();

  /** Over the ports it needs. */
  @Inject
  public LogIn(StaffPorts staff, SecureRandom random, Clock clock) {
    this.staff = staff;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Tries a password; takes about a tenth of a second of a processor, whoever it is.
   *
   * @param name as it was typed
   * @param password as it was typed
   * @param address where from, for the audit log
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public LoginResult logIn(String name, String password, @Nullable String address) {
    Instant now = clock.instant();
    String subject = name.toLowerCase(Locale.ROOT);
    Duration wait = throttle.wait(subject, now);
    if (!wait.isZero()) {
      return new LoginResult.Wait(wait);
    }
    Optional<StaffMember> member = member(name, password);
    if (member.isEmpty()) {
      throttle.wrong(subject, now);
      // Not the name: people type their passwords there.
      audit(now, "desconocido", "entrada fallida", address);
      return new LoginResult.Wrong();
    }
    throttle.right(subject);
    return open(member.get(), now, address);
  }

  private LoginResult open(StaffMember member, Instant now, @Nullable String address) {
    String token = SecretWord.next(random);
    Instant expires = now.plus(LASTS);
    StaffSession session = new StaffSession(member, SecretWord.next(random), expires);
    audit(now, Viewer.of(member).who(), "entrada", address);
    staff
        .sessions()
        .open(SecretWord.hash(token), member.id(), session.csrf(), now, session.expires());
    return new LoginResult.In(token, session);
  }

  private Optional<StaffMember> member(String name, String password) {
    Optional<Credentials> known = username(name).flatMap(staff.people()::credentials);
    if (known.isEmpty()) {
      PasswordHash.matchNobody(password);
      return Optional.empty();
    }
    boolean right = known.get().password().matches(password);
    return known.map(Credentials::member).filter(member -> right && member.active());
  }

  private static Optional<Username> username(String name) {
    try {
      return Optional.of(new Username(name));
    } catch (IllegalArgumentException e) {
      // Nobody has such a name.
      return Optional.empty();
    }
  }

  private void audit(Instant now, String who, String action, @Nullable String address) {
    staff.audit().append(new AuditEntry(now, who, action, null, address));
  }
}
