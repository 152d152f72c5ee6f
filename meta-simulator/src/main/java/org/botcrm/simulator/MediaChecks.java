package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What Meta refuses in a file that is sent by id or by link (pages image-messages and others). */
final class MediaChecks {
  private static final int MAX_CAPTION = 1_024;
  private static final int MAX_LINK = 2_048;
  private static final Pattern WEB = Pattern.compile("https?://[^\\s/?#]+\\S*");
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  /** What each type may say besides {@code id} and {@code link}. */
  private static final Map<String, Set<String>> MORE =
      Map.of(
          "image", Set.of("caption"),
          "video", Set.of("caption"),
          "document", Set.of("caption", "filename"),
          "audio", Set.of("voice"),
          "sticker", Set.of());

  private MediaChecks() {}

  static boolean isType(String type) {
    return MORE.containsKey(type);
  }

  static boolean isWebLink(String link) {
    return link.length() <= MAX_LINK && WEB.matcher(link).matches();
  }

  static Optional<GraphError> problem(String type, JsonNode file) {
    Problems problems = new Problems();
    Set<String> more = MORE.getOrDefault(type, Set.of());
    file.fieldNames()
        .forEachRemaining(
            name ->
                problems.known(
                    name.equals("id") || name.equals("link") || more.contains(name),
                    "Unexpected key \"" + name + "\" on param \"" + type + "\""));
    problems
        .require(
            file.has("id") || file.has("link"),
            GraphErrors.MISSING,
            type + "['id'] or " + type + "['link'] is required")
        .known(!(file.has("id") && file.has("link")), "Only one of id and link is allowed");
    source(problems, type, file);
    return problems
        .optionalText(file.path("caption"), type + "['caption']", MAX_CAPTION)
        .optionalText(file.path("filename"), type + "['filename']", MAX_CAPTION)
        .known(!file.has("voice") || file.path("voice").isBoolean(), "Param voice must be boolean")
        .first();
  }

  private static void source(Problems problems, String type, JsonNode file) {
    if (file.has("id")) {
      String id = file.path("id").asText();
      problems.known(ID.matcher(id).matches(), notAnAttachment(type));
    }
    if (file.has("link")) {
      problems.known(isWebLink(file.path("link").asText()), type + "['link'] is not a valid URI.");
    }
  }

  static String notAnAttachment(String type) {
    return "Param " + type + "['id'] is not a valid whatsapp business account media attachment ID";
  }
}
