package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateChange.Part;
import org.botcrm.domain.template.TemplateEventParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events {@code message_template_status_update}, {@code message_template_quality_update}
 * and {@code template_category_update} (pages webhooks/reference of Meta's documentation), as
 * {@link MetaWebhookParser} left them. Immutable and thread-safe.
 */
public final class MetaTemplateEvents implements TemplateEventParser {
  private static final String APPROVED = "APPROVED";

  // Not states but what happened: a template that is flagged can be sent until it is disabled, and
  // one that is reinstated or taken out of the archive again.
  private static final Set<String> STILL_APPROVED = Set.of("FLAGGED", "REINSTATED", "UNARCHIVED");

  // Whether it may be edited, which is no matter of sending.
  private static final Set<String> OF_NO_MATTER = Set.of("LOCKED", "UNLOCKED");

  /** Needs nothing. */
  public MetaTemplateEvents() {}

  @Override
  public Optional<TemplateChange> parse(Fact.Event event, Instant arrived) {
    return switch (event.field()) {
      case "message_template_status_update" -> read(event, arrived, Part.STATUS, "event");
      case "message_template_quality_update" ->
          read(event, arrived, Part.QUALITY, "new_quality_score");
      // Without a new category it only tells of one to come.
      case "template_category_update" -> read(event, arrived, Part.CATEGORY, "new_category");
      default -> Optional.empty();
    };
  }

  private static Optional<TemplateChange> read(
      Fact.Event event, Instant arrived, Part part, String field) {
    try {
      JsonNode content = Json.read(event.content().getBytes(StandardCharsets.UTF_8));
      return read(content, arrived, part, word(part, Json.visible(content.path("value"), field)));
    } catch (IOException | IllegalArgumentException e) {
      // It is kept as it came; what it told comes with the next list.
      return Optional.empty();
    }
  }

  private static Optional<TemplateChange> read(
      JsonNode content, Instant arrived, Part part, @Nullable String word) {
    String account = Json.visible(content, "entry");
    String name = Json.visible(content.path("value"), "message_template_name");
    String language = Json.visible(content.path("value"), "message_template_language");
    if (account == null || name == null || language == null || word == null) {
      return Optional.empty();
    }
    Instant at = Objects.requireNonNullElse(Json.time(content, "time"), arrived);
    return Optional.of(
        new TemplateChange(new BusinessAccountId(account), name, language, part, word, at));
  }

  private static @Nullable String word(Part part, @Nullable String word) {
    if (part != Part.STATUS || word == null) {
      return word;
    }
    if (OF_NO_MATTER.contains(word)) {
      return null;
    }
    return STILL_APPROVED.contains(word) ? APPROVED : word;
  }
}
