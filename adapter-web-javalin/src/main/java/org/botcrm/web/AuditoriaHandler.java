package org.botcrm.web;

import io.javalin.http.Context;
import java.util.List;
import org.botcrm.domain.staff.AuditEntry;
import org.botcrm.domain.staff.AuditRepository;

/** Shows who did what. */
final class AuditoriaHandler {
  private final AuditRepository audit;

  AuditoriaHandler(AuditRepository audit) {
    this.audit = audit;
  }

  void list(Context ctx) {
    IdList list = IdList.of(ctx);
    int size = list.size();
    List<AuditRepository.Numbered> found = audit.list(list.after(), size + 1);
    boolean more = found.size() > size;
    List<AuditRepository.Numbered> page = more ? found.subList(0, size) : found;
    String next = more ? Long.toString(page.get(page.size() - 1).id()) : null;
    ctx.contentType("application/json")
        .result(
            Json.object(
                json -> {
                  json.array("entradas", page, one -> write(json, one));
                  IdList.page(json, size, next);
                }));
  }

  private static void write(Json json, AuditRepository.Numbered one) {
    AuditEntry entry = one.entry();
    json.number("id", one.id());
    json.text("en", ConversacionJson.time(entry.at()));
    json.text("quien", entry.who());
    json.text("accion", entry.action());
    json.number("recurso_id", entry.subject());
    json.text("direccion", entry.address());
  }
}
