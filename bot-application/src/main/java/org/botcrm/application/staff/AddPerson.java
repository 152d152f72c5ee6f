package org.botcrm.application.staff;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.PasswordHash;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.StaffRepository;

/** Adds people, and gives them passwords. Thread-safe. */
public final class AddPerson {
  private final StaffRepository people;
  private final SecureRandom random;
  private final Clock clock;

  /** Over the port it needs. */
  @Inject
  public AddPerson(StaffRepository people, SecureRandom random, Clock clock) {
    this.people = people;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Adds a person; empty when the username is taken.
   *
   * @param password 12 characters to 512 bytes
   * @throws IllegalArgumentException when the password is too short or too long
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Optional<StaffMember> add(NewStaffMember person, String password) {
    return people.add(person, PasswordHash.of(password, random), clock.instant());
  }

  /**
   * Gives another password, and ends the sessions of the old one; whether there is such a person.
   *
   * @throws IllegalArgumentException when the password is too short or too long
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public boolean setPassword(long id, String password) {
    return people.setPassword(id, PasswordHash.of(password, random));
  }

  /** A password that nobody can guess. */
  public String inventPassword() {
    return SecretWord.next(random).substring(0, 20);
  }
}
