package org.botcrm.web;

import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;

/** Reads files that a message is to have. */
final class MediaReader {
  private MediaReader() {}

  static Media read(Fields fields, String type) {
    MediaOrigin source = source(fields);
    return fields.make(
        () ->
            switch (type) {
              case "imagen" -> new Media.Image(source, fields.textOrNull("texto"));
              case "video" -> new Media.Video(source, fields.textOrNull("texto"));
              case "documento" ->
                  new Media.Document(
                      source, fields.textOrNull("texto"), fields.textOrNull("nombre_archivo"));
              case "audio" -> new Media.Audio(source, fields.flag("voz"));
              case "sticker" -> new Media.Sticker(source);
              default -> throw fields.wrong("tipo", "contenido.encabezado");
            });
  }

  private static MediaOrigin source(Fields fields) {
    if (fields.has("url") == fields.has("media_id")) {
      throw fields.wrong("url", "contenido.origen");
    }
    return fields.has("url")
        ? fields.make(() -> new MediaOrigin.Link(fields.text("url")))
        : fields.make(() -> new MediaOrigin.Id(fields.text("media_id")));
  }
}
