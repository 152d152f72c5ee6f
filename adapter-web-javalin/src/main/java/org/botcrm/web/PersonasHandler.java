package org.botcrm.web;

import io.javalin.http.Context;
import java.util.List;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.Username;
import org.jspecify.annotations.Nullable;

/** Shows and changes who may use the bot. */
final class PersonasHandler {
  private static final String JSON = "application/json";
  private static final int CREATED = 201;
  private static final int MAX_NAME = 100;

  private final StaffUseCases staff;

  PersonasHandler(StaffUseCases staff) {
    this.staff = staff;
  }

  void list(Context ctx) {
    IdList.noParameters(ctx);
    List<StaffMember> people = staff.ports().people().list();
    ctx.contentType(JSON)
        .result(Json.object(json -> json.array("personas", people, one -> write(json, one))));
  }

  void add(Context ctx, byte[] body) {
    NewStaffMember person =
        DecisionBody.parse(
            body, fields -> new NewStaffMember(username(fields), name(fields), role(fields)));
    String password = staff.addPerson().inventPassword();
    StaffMember added =
        staff
            .addPerson()
            .add(person, password)
            .orElseThrow(() -> new ProblemException(Problem.of(ProblemKind.USERNAME_TAKEN)));
    ctx.status(CREATED).contentType(JSON).result(json(added, password));
  }

  void change(Context ctx, byte[] body) {
    StaffMember old = find(ctx);
    Change change = DecisionBody.parse(body, fields -> new Change(role(fields), active(fields)));
    staff.ports().people().change(old.id(), change.role, change.active);
    ctx.contentType(JSON).result(json(find(ctx), null));
  }

  void password(Context ctx, byte[] body) {
    StaffMember person = find(ctx);
    DecisionBody.parse(body, fields -> person);
    String password = staff.addPerson().inventPassword();
    staff.addPerson().setPassword(person.id(), password);
    ctx.contentType(JSON).result(json(person, password));
  }

  private StaffMember find(Context ctx) {
    return staff
        .ports()
        .people()
        .find(IdList.id(ctx))
        .orElseThrow(() -> IdList.notFound("persona.no-encontrada"));
  }

  private static Username username(Fields fields) {
    String written = fields.text("usuario");
    try {
      return new Username(written);
    } catch (IllegalArgumentException e) {
      throw fields.wrong("usuario", "contenido.usuario");
    }
  }

  /** {@code nombre}. */
  static String name(Fields fields) {
    String name = fields.line("nombre", MAX_NAME);
    if (name.indexOf('\n') >= 0) {
      throw fields.wrong("nombre", "contenido.una-linea");
    }
    return name;
  }

  /** {@code rol}. */
  static Role role(Fields fields) {
    return Role.ofWord(fields.text("rol")).orElseThrow(() -> fields.wrong("rol", "contenido.rol"));
  }

  private static boolean active(Fields fields) {
    if (!fields.has("activa")) {
      // Nobody is to be shut out by a field that was forgotten.
      throw fields.wrong("activa", "contenido.falta");
    }
    return fields.flag("activa");
  }

  private static byte[] json(StaffMember person, @Nullable String password) {
    return Json.object(
        json -> {
          json.object("persona", inner -> write(inner, person));
          json.text("clave", password);
        });
  }

  private static void write(Json json, StaffMember person) {
    json.number("id", person.id());
    json.text("usuario", person.username().value());
    json.text("nombre", person.name());
    json.text("rol", person.role().word());
    json.flag("activa", person.active());
    json.text("creada_en", ConversacionJson.time(person.createdAt()));
  }

  private record Change(Role role, boolean active) {}
}
