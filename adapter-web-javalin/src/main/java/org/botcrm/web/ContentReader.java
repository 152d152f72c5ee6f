package org.botcrm.web;

import java.util.List;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.LocationRequest;
import org.botcrm.domain.outbound.MessageHeader;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.jspecify.annotations.Nullable;

/** Reads what a message says, by its {@code tipo}. */
final class ContentReader {
  private ContentReader() {}

  static OutboundContent read(Fields fields) {
    String type = fields.text("tipo");
    return switch (type) {
      case "texto" -> fields.make(() -> new OutboundContent.Text(fields.text("texto")));
      case "botones" -> buttons(fields);
      case "lista" -> list(fields);
      case "enlace" -> link(fields);
      case "pedir_ubicacion" -> fields.make(() -> new LocationRequest(fields.text("texto")));
      case "pedir_contacto" -> fields.make(() -> new ContactRequest(fields.text("texto")));
      case "imagen", "video", "documento", "audio", "sticker" -> MediaReader.read(fields, type);
      case "ubicacion" -> location(fields);
      case "reaccion" -> reaction(fields);
      case "plantilla" -> fields.object("plantilla", TemplateReader::read);
      default -> throw fields.wrong("tipo", "contenido.tipo");
    };
  }

  /** A place. */
  static Location location(Fields fields) {
    return fields.make(
        () ->
            new Location(
                fields.number("latitud"),
                fields.number("longitud"),
                fields.textOrNull("nombre"),
                fields.textOrNull("direccion")));
  }

  private static ReplyButtons buttons(Fields fields) {
    MessageHeader header = header(fields);
    List<ReplyButtons.Button> buttons =
        fields.list(
            "botones",
            button ->
                button.make(
                    () -> new ReplyButtons.Button(button.text("id"), button.text("titulo"))),
            null);
    return fields.make(
        () -> new ReplyButtons(header, fields.text("texto"), fields.textOrNull("pie"), buttons));
  }

  private static ListMenu list(Fields fields) {
    MessageHeader.Line header =
        fields.has("encabezado") ? fields.makeOf("encabezado", MessageHeader.Line::new) : null;
    List<ListMenu.Section> sections = fields.list("secciones", ContentReader::section, null);
    return fields.make(
        () ->
            new ListMenu(
                header,
                fields.text("texto"),
                fields.textOrNull("pie"),
                fields.text("boton"),
                sections));
  }

  private static ListMenu.Section section(Fields fields) {
    List<ListMenu.Row> rows = fields.list("filas", ContentReader::row, null);
    return fields.make(() -> new ListMenu.Section(fields.textOrNull("titulo"), rows));
  }

  private static ListMenu.Row row(Fields fields) {
    return fields.make(
        () ->
            new ListMenu.Row(
                fields.text("id"), fields.text("titulo"), fields.textOrNull("descripcion")));
  }

  private static LinkButton link(Fields fields) {
    MessageHeader header = header(fields);
    return fields.make(
        () ->
            new LinkButton(
                header,
                fields.text("texto"),
                fields.textOrNull("pie"),
                fields.text("boton"),
                fields.text("url")));
  }

  private static Reaction reaction(Fields fields) {
    MessageId message = MessageBody.messageId(fields, "mensaje");
    return fields.make(() -> new Reaction(message, fields.text("emoji")));
  }

  private static @Nullable MessageHeader header(Fields fields) {
    if (!fields.has("encabezado")) {
      return null;
    }
    return fields.isText("encabezado")
        ? fields.makeOf("encabezado", MessageHeader.Line::new)
        : fields.object(
            "encabezado",
            file ->
                file.make(
                    () -> new MessageHeader.Attachment(MediaReader.read(file, file.text("tipo")))));
  }
}
