package org.botcrm.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.media.MediaFile;
import org.jspecify.annotations.Nullable;

/**
 * How a file that a stranger sent is given to a browser: nothing that could run there is ever shown
 * in place, and what a type is not known to be harmless is only bytes.
 */
final class MediaPresentation {
  private static final String BYTES = "application/octet-stream";
  private static final int MAX_NAME = 120;

  /** Shown in place: pictures and sounds, which run nothing. SVG is none of these. */
  private static final Set<String> INLINE =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4");

  /** Sounds that WhatsApp has; others of {@code audio/} are as harmless. */
  private static final String AUDIO = "audio/";

  /** Saved under their own type, which tells the program that opens them. */
  private static final Set<String> SAVED =
      Set.of("application/pdf", "application/msword", "application/rtf", "application/zip");

  private static final Set<String> SAVED_FAMILIES =
      Set.of("application/vnd.openxmlformats-", "application/vnd.ms-", "application/vnd.oasis.");

  private static final Map<String, String> ENDINGS =
      Map.of(
          "image/jpeg", ".jpg",
          "image/png", ".png",
          "image/webp", ".webp",
          "image/gif", ".gif",
          "video/mp4", ".mp4",
          "audio/ogg", ".ogg",
          "audio/mpeg", ".mp3",
          "audio/mp4", ".m4a",
          "audio/aac", ".aac",
          "application/pdf", ".pdf");

  private final String type;
  private final long id;
  private final @Nullable String fileName;

  /** Of the file of the message with this id. */
  MediaPresentation(long id, MediaFile file) {
    this.type = plain(file.mimeType());
    this.id = id;
    this.fileName = file.fileName();
  }

  /** What Meta said it is, when that is known to be harmless. */
  String contentType() {
    return isInline() || isSaved() ? type : BYTES;
  }

  boolean isInline() {
    return INLINE.contains(type) || type.startsWith(AUDIO);
  }

  /**
   * The header {@code Content-Disposition}.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6266.html">RFC 6266, with RFC 5987 inside</a>
   */
  String disposition() {
    String name = name();
    return (isInline() ? "inline" : "attachment")
        + "; filename=\""
        + ascii(name)
        + "\"; filename*=UTF-8''"
        + encoded(name);
  }

  private boolean isSaved() {
    return SAVED.contains(type) || SAVED_FAMILIES.stream().anyMatch(type::startsWith);
  }

  private String name() {
    String clean = fileName == null ? "" : clean(fileName);
    return clean.isEmpty() ? "archivo-" + id + ENDINGS.getOrDefault(type, "") : clean;
  }

  /** The last part of a path, without what means something to a file system or a shell. */
  private static String clean(String written) {
    String last =
        written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
    StringBuilder clean = new StringBuilder();
    last.codePoints()
        .map(c -> isPlain(c) ? c : '_')
        .limit(MAX_NAME)
        .forEach(clean::appendCodePoint);
    // No hidden files, and no names that end as Windows drops it.
    return clean.toString().replaceAll("^[.\\s]+|[.\\s]+$", "");
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || " ._-()+,=@".indexOf(c) >= 0;
  }

  private static String ascii(String name) {
    return name.replaceAll("[^ -~]", "_");
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean free = b > 0 && (Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == '_');
      encoded.append(free ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
    }
    return encoded.toString();
  }

  /** Without parameters, in lower case; empty when it is no type at all. */
  private static String plain(@Nullable String written) {
    String type = written == null ? "" : written.replaceAll(";.*", "").strip();
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.matches("[a-z]+/[a-z0-9.+-]+") ? lower : "";
  }
}
