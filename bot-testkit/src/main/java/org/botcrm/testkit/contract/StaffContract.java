package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.staff.ApiKeyInfo;
import org.botcrm.domain.staff.AuditEntry;
import org.botcrm.domain.staff.AuditRepository;
import org.botcrm.domain.staff.Credentials;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.PasswordHash;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.domain.staff.StaffSession;
import org.botcrm.domain.staff.Username;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a storage of people, keys and what both did must do. */
public interface StaffContract {
  /** When everything happens. */
  Instant NOW = MutableClock.START;

  /** The hash of a password that is of no matter. */
  PasswordHash HASH = new PasswordHash("huella");

  /** The ports under test: empty at the start of each test, and the same ones all through it. */
  StaffPorts staff();

  private static NewStaffMember person(String username, Role role) {
    return new NewStaffMember(new Username(username), "Ana Pérez 🙂", role);
  }

  private StaffMember added(String username) {
    return staff().people().add(person(username, Role.AGENTE), HASH, NOW).orElseThrow();
  }

  private static Sha256 token(int i) {
    return new Sha256("%064x".formatted(i));
  }

  @Test
  default void aPersonIsKeptAsTheyWereAdded() {
    StaffMember ana = staff().people().add(person("Ana.P", Role.AUDITOR), HASH, NOW).orElseThrow();

    assertThat(ana)
        .isEqualTo(
            new StaffMember(
                ana.id(), new Username("ana.p"), "Ana Pérez 🙂", Role.AUDITOR, true, NOW));
    assertThat(staff().people().find(ana.id())).contains(ana);
    assertThat(staff().people().find(ana.id() + 1)).isEmpty();
    assertThat(staff().people().credentials(new Username("ANA.P")))
        .contains(new Credentials(ana, HASH));
    assertThat(staff().people().credentials(new Username("nadie"))).isEmpty();
  }

  @Test
  default void aUsernameIsOnePersons() {
    StaffMember ana = added("ana");

    assertThat(staff().people().add(person("ana", Role.AGENTE), HASH, NOW)).isEmpty();
    StaffMember luis = added("luis");

    assertThat(staff().people().list()).containsExactly(ana, luis);
  }

  @Test
  @Timeout(120)
  default void oneOfSeveralAtOnceGetsTheUsername() throws Exception {
    List<Boolean> added =
        Race.of(
            4, i -> () -> staff().people().add(person("ana", Role.AGENTE), HASH, NOW).isPresent());

    assertThat(added).containsOnlyOnce(true);
    assertThat(staff().people().list()).hasSize(1);
  }

  @Test
  default void aSessionLastsUntilItsEnd() {
    StaffMember ana = added("ana");
    Instant expires = NOW.plusSeconds(60);

    staff().sessions().open(token(1), ana.id(), "palabra", NOW, expires);

    assertThat(staff().sessions().find(token(1), NOW.plusSeconds(59)))
        .contains(new StaffSession(ana, "palabra", expires));
    assertThat(staff().sessions().find(token(1), expires)).isEmpty();
    assertThat(staff().sessions().find(token(2), NOW)).isEmpty();

    staff().sessions().close(token(1));
    staff().sessions().close(token(1));
    assertThat(staff().sessions().find(token(1), NOW)).isEmpty();
  }

  @Test
  default void whatChangesOfAPersonEndsTheirSessionsAndNoOthers() {
    StaffMember ana = added("ana");
    StaffMember luis = added("luis");
    staff().sessions().open(token(1), ana.id(), "a", NOW, NOW.plusSeconds(60));
    staff().sessions().open(token(2), luis.id(), "b", NOW, NOW.plusSeconds(60));

    assertThat(staff().people().change(ana.id(), Role.SUPERVISOR, false)).isTrue();

    assertThat(staff().sessions().find(token(1), NOW)).isEmpty();
    assertThat(staff().sessions().find(token(2), NOW)).isPresent();
    assertThat(staff().people().find(ana.id()).orElseThrow())
        .extracting(StaffMember::role, StaffMember::active)
        .containsExactly(Role.SUPERVISOR, false);
    staff().sessions().open(token(3), ana.id(), "c", NOW, NOW.plusSeconds(60));
    assertThat(staff().sessions().find(token(3), NOW)).as("who may not log in").isEmpty();
    assertThat(staff().people().change(Long.MAX_VALUE, Role.AGENTE, true)).isFalse();
  }

  @Test
  default void anotherPasswordEndsTheSessionsOfTheOldOne() {
    StaffMember ana = added("ana");
    staff().sessions().open(token(1), ana.id(), "a", NOW, NOW.plusSeconds(60));
    PasswordHash other = new PasswordHash("otra");

    assertThat(staff().people().setPassword(ana.id(), other)).isTrue();

    assertThat(staff().people().credentials(ana.username())).contains(new Credentials(ana, other));
    assertThat(staff().sessions().find(token(1), NOW)).isEmpty();
    assertThat(staff().people().setPassword(Long.MAX_VALUE, other)).isFalse();
  }

  @Test
  default void aKeyOpensUntilItIsRevoked() {
    ApiKeyInfo key = staff().keys().add("CRM 🙂", Role.AGENTE, token(1), "bot_ab", NOW);
    ApiKeyInfo other = staff().keys().add("Informes", Role.AUDITOR, token(2), "bot_cd", NOW);
    assertThat(key).isEqualTo(new ApiKeyInfo(key.id(), "CRM 🙂", Role.AGENTE, "bot_ab", NOW, null));
    assertThat(staff().keys().find(token(1))).contains(key);
    assertThat(staff().keys().find(token(3))).isEmpty();

    assertThat(staff().keys().revoke(key.id(), NOW.plusSeconds(1))).isTrue();
    assertThat(staff().keys().revoke(key.id(), NOW.plusSeconds(2))).isFalse();
    assertThat(staff().keys().revoke(Long.MAX_VALUE, NOW)).isFalse();

    assertThat(staff().keys().find(token(1))).isEmpty();
    assertThat(staff().keys().find(token(2))).contains(other);
    assertThat(staff().keys().list())
        .extracting(ApiKeyInfo::name, ApiKeyInfo::revokedAt)
        .containsExactly(tuple("CRM 🙂", NOW.plusSeconds(1)), tuple("Informes", null));
  }

  @Test
  default void whatWasDoneIsReadNewestFirst() {
    AuditRepository audit = staff().audit();
    AuditEntry first = new AuditEntry(NOW, "persona:1", "GET /api/v1/chats/{id}", 7L, "10.0.0.1");
    AuditEntry second = new AuditEntry(NOW.minusSeconds(1), "consola", "persona crear", null, null);
    audit.append(first);
    audit.append(second);

    List<AuditRepository.Numbered> newest = audit.list(null, 1);
    assertThat(newest).extracting(AuditRepository.Numbered::entry).containsExactly(second);
    assertThat(audit.list(newest.get(0).id(), 10))
        .extracting(AuditRepository.Numbered::entry)
        .containsExactly(first);
    assertThat(audit.list(null, 10)).hasSize(2);
  }

  @Test
  default void aRealPasswordIsKnownAgain() {
    PasswordHash hash = PasswordHash.of("una clave larga ñ", new SecureRandom());
    StaffMember ana = staff().people().add(person("ana", Role.AGENTE), hash, NOW).orElseThrow();

    PasswordHash stored = staff().people().credentials(ana.username()).orElseThrow().password();

    assertThat(stored.matches("una clave larga ñ")).isTrue();
    assertThat(stored.matches("una clave larga n")).isFalse();
  }
}
