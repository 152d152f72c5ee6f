package org.botcrm.bootstrap;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.domain.staff.Credentials;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.Username;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lender's people: who may use the API with a name and a password. */
@Command(
    name = "persona",
    description = "Las personas de la empresa que entran con usuario y clave, y sus roles.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[ORDEN]")
final class PersonaCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final String ROLES =
      Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));

  @Spec private @Nullable CommandSpec spec;

  /** Without a command, says which there are. */
  @Override
  public Integer call() {
    spec().commandLine().usage(spec().commandLine().getOut());
    return 0;
  }

  @Command(
      name = "crear",
      description = "Añade una persona, y muestra su clave una sola vez.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin StaffDatabase database,
      @Option(names = "--usuario", required = true, description = "Con qué nombre entra.")
          String username,
      @Option(names = "--nombre", required = true, description = "Cómo la ven las demás.")
          String name,
      @Option(
              names = "--rol",
              required = true,
              description = "agente, supervisor, auditor o administrador.")
          String role) {
    NewStaffMember person = person(username, name, role);
    return database.with(staff -> add(staff, person));
  }

  private int add(StaffUseCases staff, NewStaffMember person) {
    String password = staff.addPerson().inventPassword();
    StaffDatabase.audit(staff, "persona crear " + person.role().word(), null);
    if (staff.addPerson().add(person, password).isEmpty()) {
      return fail("Ya hay alguien con el usuario «" + person.username().value() + "».");
    }
    say(person.name() + " entra con el usuario «" + person.username().value() + "» y la clave:");
    say(password);
    say("No se vuelve a mostrar.");
    return 0;
  }

  @Command(name = "lista", description = "Muestra quiénes hay.", mixinStandardHelpOptions = true)
  int list(@Mixin StaffDatabase database) {
    return database.with(
        staff -> {
          for (StaffMember one : staff.ports().people().list()) {
            say(
                "%-20s %-14s %-7s %s"
                    .formatted(
                        one.username().value(),
                        one.role().word(),
                        one.active() ? "activa" : "de baja",
                        one.name()));
          }
          return 0;
        });
  }

  @Command(
      name = "clave",
      description = "Da otra clave a una persona y cierra sus sesiones.",
      mixinStandardHelpOptions = true)
  int password(
      @Mixin StaffDatabase database,
      @Option(names = "--usuario", required = true, description = "Con qué nombre entra.")
          String username) {
    Username wanted = username(username);
    return database.with(
        staff ->
            find(staff, wanted)
                .map(person -> password(staff, person))
                .orElseGet(() -> nobody(wanted)));
  }

  private int password(StaffUseCases staff, StaffMember person) {
    String password = staff.addPerson().inventPassword();
    StaffDatabase.audit(staff, "persona clave", person.id());
    staff.addPerson().setPassword(person.id(), password);
    say("La nueva clave de " + person.name() + ", que no se vuelve a mostrar:");
    say(password);
    return 0;
  }

  @Command(
      name = "cambiar",
      description = "Cambia el rol de una persona, o si puede entrar, y cierra sus sesiones.",
      mixinStandardHelpOptions = true)
  int change(
      @Mixin StaffDatabase database,
      @Option(names = "--usuario", required = true, description = "Con qué nombre entra.")
          String username,
      @Option(names = "--rol", description = "agente, supervisor, auditor o administrador.")
          @Nullable String role,
      @Option(names = "--activa", negatable = true, description = "Si puede entrar.")
          @Nullable Boolean active) {
    Username wanted = username(username);
    Role other = role == null ? null : role(role);
    return database.with(
        staff ->
            find(staff, wanted)
                .map(old -> change(staff, old, other, active))
                .orElseGet(() -> nobody(wanted)));
  }

  private int change(
      StaffUseCases staff, StaffMember old, @Nullable Role role, @Nullable Boolean active) {
    Role newRole = role == null ? old.role() : role;
    boolean newActive = active == null ? old.active() : active;
    StaffDatabase.audit(staff, "persona cambiar " + newRole.word(), old.id());
    staff.ports().people().change(old.id(), newRole, newActive);
    say(old.name() + ": " + newRole.word() + (newActive ? ", activa" : ", de baja"));
    return 0;
  }

  private static Optional<StaffMember> find(StaffUseCases staff, Username username) {
    return staff.ports().people().credentials(username).map(Credentials::member);
  }

  private NewStaffMember person(String username, String name, String role) {
    Username wanted = username(username);
    Role has = role(role);
    try {
      return new NewStaffMember(wanted, name, has);
    } catch (IllegalArgumentException e) {
      throw new UsageException(spec(), "--nombre: de 1 a 100 caracteres.");
    }
  }

  private Username username(String written) {
    try {
      return new Username(written);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          spec(), "--usuario: de 2 a 64 letras sin acento, cifras y los signos . _ - @");
    }
  }

  private Role role(String written) {
    return Role.ofWord(written)
        .orElseThrow(() -> new UsageException(spec(), "--rol: uno de " + ROLES + "."));
  }

  private int nobody(Username username) {
    return fail("No hay nadie con el usuario «" + username.value() + "».");
  }

  private int fail(String words) {
    spec().commandLine().getErr().println(words);
    return FAILED;
  }

  private void say(String words) {
    spec().commandLine().getOut().println(words);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    return spec;
  }
}
