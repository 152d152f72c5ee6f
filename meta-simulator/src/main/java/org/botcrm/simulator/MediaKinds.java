package org.botcrm.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which files Meta takes for which type, and how large (page business-phone-numbers/media). */
final class MediaKinds {
  private static final int MIB = 1024 * 1024;
  private static final Kind IMAGE = new Kind(5 * MIB, List.of("image/jpeg", "image/png"));
  private static final Kind AUDIO =
      new Kind(
          16 * MIB,
          List.of("audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus"));
  private static final Kind VIDEO = new Kind(16 * MIB, List.of("video/mp4", "video/3gpp"));
  private static final Kind STICKER = new Kind(500 * 1024, List.of("image/webp"));
  private static final Kind DOCUMENT =
      new Kind(
          100 * MIB,
          List.of(
              "text/plain",
              "application/pdf",
              "application/msword",
              "application/vnd.ms-excel",
              "application/vnd.ms-powerpoint",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              "application/vnd.openxmlformats-officedocument.presentationml.presentation"));
  private static final Map<String, Kind> KINDS =
      Map.of(
          "image", IMAGE, "audio", AUDIO, "video", VIDEO, "sticker", STICKER, "document", DOCUMENT);

  private MediaKinds() {}

  /** How large a file of this kind may be to be uploaded; empty for one that Meta does not take. */
  static Optional<Integer> maxBytes(String mime) {
    return KINDS.values().stream()
        .filter(kind -> kind.mimes().contains(bare(mime)))
        .map(Kind::maxBytes)
        .findFirst();
  }

  /** Whether a message of this type may carry such a file; a document may be anything. */
  static boolean fits(String type, String mime) {
    return type.equals("document") || KINDS.get(type).mimes().contains(bare(mime));
  }

  private static String bare(String mime) {
    return mime.replaceFirst("\\s*;.*", "");
  }

  private record Kind(int maxBytes, List<String> mimes) {}
}
