package org.botcrm.application.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.botcrm.domain.staff.StaffPorts;

/**
 * What can be done with people and keys.
 *
 * @param ports where they are kept
 * @param identify tells who calls
 * @param enter lets people in
 * @param addPerson adds people
 * @param makeKey makes keys
 * @param clock stamps what is done
 */
public record StaffUseCases(
    StaffPorts ports,
    Identify identify,
    LogIn enter,
    AddPerson addPerson,
    MakeKey makeKey,
    Clock clock) {
  /** Refuses nulls, naming the field. */
  public StaffUseCases {
    Objects.requireNonNull(ports, "ports");
    Objects.requireNonNull(identify, "identify");
    Objects.requireNonNull(enter, "enter");
    Objects.requireNonNull(addPerson, "addPerson");
    Objects.requireNonNull(makeKey, "makeKey");
    Objects.requireNonNull(clock, "clock");
  }

  /** All of them over these ports. */
  public static StaffUseCases of(StaffPorts ports, SecureRandom random, Clock clock) {
    return new StaffUseCases(
        ports,
        new Identify(ports, clock),
        new LogIn(ports, random, clock),
        new AddPerson(ports.people(), random, clock),
        new MakeKey(ports.keys(), random, clock),
        clock);
  }
}
