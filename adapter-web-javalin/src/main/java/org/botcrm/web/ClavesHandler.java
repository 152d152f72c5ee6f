package org.botcrm.web;

import io.javalin.http.Context;
import java.util.List;
import org.botcrm.application.staff.MakeKey;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.domain.staff.ApiKeyInfo;
import org.botcrm.domain.staff.Role;

/** Shows, makes and revokes the keys of programs. */
final class ClavesHandler {
  private static final String JSON = "application/json";
  private static final int CREATED = 201;

  private final StaffUseCases staff;

  ClavesHandler(StaffUseCases staff) {
    this.staff = staff;
  }

  void list(Context ctx) {
    IdList.noParameters(ctx);
    List<ApiKeyInfo> keys = staff.ports().keys().list();
    ctx.contentType(JSON)
        .result(Json.object(json -> json.array("claves", keys, key -> write(json, key))));
  }

  void add(Context ctx, byte[] body) {
    // Read to its end first: a key that is made cannot be taken back.
    NewKey wanted =
        DecisionBody.parse(
            body, fields -> new NewKey(PersonasHandler.name(fields), PersonasHandler.role(fields)));
    MakeKey.Made made = staff.makeKey().make(wanted.name, wanted.role);
    ctx.status(CREATED)
        .contentType(JSON)
        .result(
            Json.object(
                json -> {
                  json.object("clave_api", inner -> write(inner, made.info()));
                  json.text("clave", made.key());
                }));
  }

  void revoke(Context ctx, byte[] body) {
    long id = IdList.id(ctx);
    DecisionBody.parse(body, fields -> id);
    staff.ports().keys().revoke(id, staff.clock().instant());
    ApiKeyInfo key =
        staff.ports().keys().list().stream()
            .filter(one -> one.id() == id)
            .findAny()
            .orElseThrow(() -> IdList.notFound("clave.no-encontrada"));
    ctx.contentType(JSON)
        .result(Json.object(json -> json.object("clave_api", inner -> write(inner, key))));
  }

  private static void write(Json json, ApiKeyInfo key) {
    json.number("id", key.id());
    json.text("nombre", key.name());
    json.text("rol", key.role().word());
    json.text("pista", key.hint());
    json.text("creada_en", ConversacionJson.time(key.createdAt()));
    json.text("revocada_en", ConversacionJson.time(key.revokedAt()));
  }

  private record NewKey(String name, Role role) {}
}
