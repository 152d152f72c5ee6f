package org.botcrm.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.botcrm.application.template.SyncOutcome;
import org.botcrm.application.template.TemplateList;
import org.botcrm.domain.template.TemplateHeader;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateInfoButton;
import org.botcrm.domain.template.TemplateText;

/** The JSON of templates. The CRM relies on these names: add, never rename. */
final class PlantillaJson {
  private PlantillaJson() {}

  static byte[] list(TemplateList list) {
    return Json.object(
        json -> {
          json.text("cuenta", list.account().value());
          json.text("sincronizado_en", ConversacionJson.time(list.syncedAt()));
          json.array("plantillas", list.templates(), template -> write(json, template));
        });
  }

  /** What one needs to send it; the rest is in the list. */
  static Map<String, Object> brief(TemplateInfo template) {
    long parameters = template.body().parameters().size();
    return Map.of(
        "nombre", template.name(), "idioma", template.language(), "parametros", parameters);
  }

  static byte[] synced(SyncOutcome.Done done) {
    return Json.object(
        json -> {
          json.number("plantillas", (long) done.templates());
          json.text("sincronizado_en", ConversacionJson.time(done.at()));
        });
  }

  private static void write(Json json, TemplateInfo template) {
    json.text("nombre", template.name());
    json.text("idioma", template.language());
    json.text("categoria", template.category());
    json.text("estado", template.status());
    json.flag("se_puede_enviar", template.isApproved());
    json.text("calidad", template.quality());
    json.flag("parametros_con_nombre", template.named());
    TemplateHeader header = template.header();
    if (header == null) {
      json.text("encabezado", null);
    } else {
      json.object("encabezado", h -> write(h, header));
    }
    json.object("texto", t -> write(t, template.body()));
    json.text("pie", template.footer());
    List<TemplateInfoButton> buttons = template.buttons();
    json.array(
        "botones",
        IntStream.range(0, buttons.size()).boxed().toList(),
        index -> write(json, index, buttons.get(index)));
  }

  private static void write(Json json, TemplateHeader header) {
    json.text("formato", header.format());
    TemplateText line = header.line();
    json.text("texto", line == null ? null : line.text());
    parameters(json, line == null ? List.of() : line.parameters());
    json.text("ejemplo", line == null ? null : line.example());
  }

  private static void write(Json json, TemplateText text) {
    json.text("texto", text.text());
    parameters(json, text.parameters());
    json.text("ejemplo", text.example());
  }

  private static void parameters(Json json, List<String> names) {
    json.array("parametros", names, name -> json.text("nombre", name));
  }

  private static void write(Json json, int index, TemplateInfoButton button) {
    json.number("indice", (long) index);
    json.text("tipo", button.type());
    json.text("texto", button.text());
    json.text("url", button.url() == null ? null : button.url().text());
    json.flag("lleva_parametro", button.needsParameter());
  }
}
