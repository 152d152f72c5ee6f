package org.botcrm.web;

import java.util.List;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.outbound.TemplateParameter;
import org.jspecify.annotations.Nullable;

/** Reads which template to send, and what fills it. */
final class TemplateReader {
  private TemplateReader() {}

  static Template read(Fields fields) {
    TemplateParameter header = header(fields);
    List<TemplateParameter.Words> words =
        fields.list("parametros", TemplateReader::words, TemplateParameter.Words::new);
    List<TemplateButton> buttons = fields.list("botones", TemplateReader::button, null);
    return fields.make(
        () -> new Template(fields.text("nombre"), fields.text("idioma"), header, words, buttons));
  }

  private static TemplateParameter.Words words(Fields fields) {
    return fields.make(
        () -> new TemplateParameter.Words(fields.textOrNull("nombre"), fields.text("texto")));
  }

  private static @Nullable TemplateParameter header(Fields fields) {
    if (!fields.has("encabezado")) {
      return null;
    }
    if (fields.isText("encabezado")) {
      return fields.makeOf("encabezado", TemplateParameter.Words::new);
    }
    return fields.object(
        "encabezado",
        file -> {
          String type = file.text("tipo");
          return type.equals("ubicacion")
              ? file.make(() -> new TemplateParameter.Place(ContentReader.location(file)))
              : file.make(() -> new TemplateParameter.Attachment(MediaReader.read(file, type)));
        });
  }

  private static TemplateButton button(Fields fields) {
    String type = fields.text("tipo");
    int index = fields.whole("indice");
    return fields.make(
        () ->
            switch (type) {
              case "respuesta" -> new TemplateButton.QuickReply(index, fields.text("dato"));
              case "enlace" -> new TemplateButton.Link(index, fields.text("final"));
              case "codigo" -> new TemplateButton.CopyCode(index, fields.text("codigo"));
              default -> throw fields.wrong("tipo", "contenido.tipo-boton");
            });
  }
}
