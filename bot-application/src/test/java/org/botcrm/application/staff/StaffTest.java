package org.botcrm.application.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import org.botcrm.domain.staff.AuditRepository;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.PasswordHash;
import org.botcrm.domain.staff.Permission;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.domain.staff.Username;
import org.botcrm.testkit.inmemory.InMemoryStaff;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {
  private static final String PASSWORD = "una clave larga";

  private final MutableClock clock = MutableClock.standing();
  private final StaffPorts ports = new InMemoryStaff().ports();
  private final StaffUseCases staff = StaffUseCases.of(ports, new SecureRandom(), clock);
  private final StaffMember ana =
      staff
          .addPerson()
          .add(new NewStaffMember(new Username("ana"), "Ana", Role.AGENTE), PASSWORD)
          .orElseThrow();

  @Test
  void whoKnowsTheirPasswordIsInUntilTheyLogOut() {
    LoginResult.In in = (LoginResult.In) logIn("ANA", PASSWORD);

    assertThat(in.session().member()).isEqualTo(ana);
    assertThat(staff.identify().bySession(in.token())).contains(in.session());
    assertThat(in.token()).isNotEqualTo(in.session().csrf());
    assertThat(in.toString()).doesNotContain(in.token(), in.session().csrf());

    staff.identify().logOut(in.token());
    assertThat(staff.identify().bySession(in.token())).isEmpty();
  }

  @Test
  void aSessionEndsByItself() {
    LoginResult.In in = (LoginResult.In) logIn("ana", PASSWORD);

    clock.advance(LogIn.LASTS);

    assertThat(staff.identify().bySession(in.token())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ana,otra clave larga", "luis,una clave larga", "no es nombre,una clave larga"})
  void whoIsWrongLearnsNotInWhat(String name, String password) {
    assertThat(logIn(name, password)).isEqualTo(new LoginResult.Wrong());
  }

  @Test
  void whoMayNotLogInLearnsNotWhy() {
    ports.people().change(ana.id(), Role.AGENTE, false);

    assertThat(logIn("ana", PASSWORD)).isEqualTo(new LoginResult.Wrong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "nadie"})
  void aNameIsTriedSoOftenAndNoMore(String name) {
    for (int i = 0; i < LoginThrottle.TRIES; i++) {
      assertThat(logIn(name, "clave equivocada")).isEqualTo(new LoginResult.Wrong());
    }

    assertThat(logIn(name.toUpperCase(Locale.ROOT), PASSWORD))
        .isEqualTo(new LoginResult.Wait(LoginThrottle.WAIT));
    clock.advance(LoginThrottle.WAIT.minusSeconds(1));
    assertThat(logIn(name, PASSWORD)).isEqualTo(new LoginResult.Wait(Duration.ofSeconds(1)));

    clock.advance(Duration.ofSeconds(1));
    assertThat(logIn(name, "clave equivocada")).isEqualTo(new LoginResult.Wrong());
  }

  @Test
  void whoGetsItRightBeginsAnew() {
    for (int i = 0; i < LoginThrottle.TRIES - 1; i++) {
      logIn("ana", "clave equivocada");
    }
    assertThat(logIn("ana", PASSWORD)).isInstanceOf(LoginResult.In.class);

    assertThat(logIn("ana", "clave equivocada")).isEqualTo(new LoginResult.Wrong());
    assertThat(logIn("ana", PASSWORD)).isInstanceOf(LoginResult.In.class);
  }

  @Test
  void logInsAreWrittenDownWithoutWhatWasTyped() {
    logIn("ana", PASSWORD);
    logIn("mi clave secreta", "x");

    assertThat(ports.audit().list(null, 10))
        .extracting(AuditRepository.Numbered::entry)
        .extracting(entry -> entry.who() + " " + entry.action() + " " + entry.address())
        .containsExactly(
            "desconocido entrada fallida 10.0.0.1", "persona:" + ana.id() + " entrada 10.0.0.1");
  }

  @Test
  void aKeyOpensAsItsRoleSaysUntilItIsRevoked() {
    MakeKey.Made made = staff.makeKey().make("CRM", Role.AUDITOR);

    Viewer viewer = staff.identify().byKey(made.key()).orElseThrow();
    assertThat(viewer)
        .isEqualTo(new Viewer("clave:" + made.info().id(), "CRM", Role.AUDITOR, false));
    assertThat(made.key()).startsWith(made.info().hint()).hasSize(47);
    assertThat(made.toString()).doesNotContain(made.key());
    assertThat(staff.identify().byKey(made.key() + "x")).isEmpty();
    assertThat(staff.identify().byKey("x")).isEmpty();

    ports.keys().revoke(made.info().id(), clock.instant());
    assertThat(staff.identify().byKey(made.key())).isEmpty();
  }

  @Test
  void whatEachRoleMayDoIsThis() {
    assertThat(Permission.values())
        .filteredOn(Role.AGENTE::may)
        .containsExactly(Permission.READ, Permission.WRITE);
    assertThat(Permission.values())
        .filteredOn(Role.SUPERVISOR::may)
        .containsExactly(Permission.READ, Permission.WRITE, Permission.SUPERVISE);
    assertThat(Permission.values())
        .filteredOn(Role.AUDITOR::may)
        .containsExactly(Permission.READ, Permission.AUDIT);
    assertThat(Permission.values()).allMatch(Role.ADMINISTRADOR::may);
  }

  @ParameterizedTest
  @ValueSource(strings = {"corta", "once letras"})
  void aShortPasswordIsRefused(String password) {
    assertThatThrownBy(() -> staff.addPerson().setPassword(ana.id(), password))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoHashesOfOnePasswordDiffer() {
    PasswordHash one = PasswordHash.of(PASSWORD, new SecureRandom());
    PasswordHash other = PasswordHash.of(PASSWORD, new SecureRandom());

    assertThat(one.value()).isNotEqualTo(other.value()).doesNotContain(PASSWORD);
    assertThat(one.toString()).doesNotContain(one.value());
    assertThat(new PasswordHash("x").matches(PASSWORD)).isFalse();
  }

  private LoginResult logIn(String name, String password) {
    return staff.enter().logIn(name, password, "10.0.0.1");
  }
}
