package org.botcrm.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.botcrm.simulator.Said;
import org.botcrm.simulator.SimulatedPhone;
import org.jspecify.annotations.Nullable;

/** A file that a person of the demo sends: a small sample of a kind, or one of this machine. */
final class DemoFile {
  /** What {@code decir} says of the option. */
  static final String WORDS =
      "foto, pdf, voz, video o sticker, de muestra; o la ruta de un archivo";

  private static final Map<String, String> SAMPLES =
      Map.of(
          "foto", "image",
          "pdf", "document",
          "voz", "voice",
          "video", "video",
          "sticker", "sticker");
  private static final Map<String, String> MIME_TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "mp3", "audio/mpeg",
          "ogg", "audio/ogg",
          "mp4", "video/mp4",
          "pdf", "application/pdf");
  private static final Set<String> WITHOUT_WORDS = Set.of("voice", "audio", "sticker");

  private final String shown;
  private final String type;
  private final String mime;
  private final byte @Nullable [] bytes;

  private DemoFile(String shown, String type, String mime, byte @Nullable [] bytes) {
    this.shown = shown;
    this.type = type;
    this.mime = mime;
    this.bytes = bytes;
  }

  /**
   * @param what a kind, or a path
   * @throws IOException when there is no such file, or it cannot be read
   */
  static DemoFile of(String what) throws IOException {
    String kind = SAMPLES.get(what);
    if (kind != null) {
      return new DemoFile(what, kind, "", null);
    }
    try {
      Path file = Path.of(what);
      String name = String.valueOf(file.getFileName());
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      String mime = MIME_TYPES.getOrDefault(ending, "application/octet-stream");
      String main = mime.substring(0, mime.indexOf('/'));
      String type = main.equals("application") ? "document" : main;
      return new DemoFile(name, type, mime, Files.readAllBytes(file));
    } catch (InvalidPathException e) {
      throw new IOException("no path", e);
    }
  }

  /** Whether words can stand below it. */
  boolean takesWords() {
    return !WITHOUT_WORDS.contains(type);
  }

  /** For the terminal. */
  String shown(String words) {
    return ("[" + shown + "] " + words).strip();
  }

  Said send(SimulatedPhone phone, String words) throws InterruptedException {
    String caption = words.isEmpty() ? null : words;
    return bytes == null
        ? phone.sendSample(type, caption)
        : phone.sendFile(type, mime, bytes, caption);
  }
}
