package org.botcrm.domain.template;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A template as Meta lists it (page message-templates of Meta's documentation). Meta's words are
 * kept as they came, so that one that it adds is not lost. Immutable.
 *
 * @param name with {@code language} it tells the template from all others of its account
 * @param language as Meta writes it, such as {@code es} or {@code es_MX}
 * @param category such as {@code UTILITY}; empty when Meta did not say
 * @param status such as {@code APPROVED} or {@code PAUSED}
 * @param quality such as {@code GREEN}; null while Meta has not said
 * @param named whether its places have names; numbers otherwise
 * @param header null when it has none
 * @param body its text; empty when Meta did not give it
 * @param footer null when it has none
 * @param buttons in their order, which is how a message names them
 */
public record TemplateInfo(
    String name,
    String language,
    String category,
    String status,
    @Nullable String quality,
    boolean named,
    @Nullable TemplateHeader header,
    TemplateText body,
    @Nullable String footer,
    List<TemplateInfoButton> buttons) {
  private static final String APPROVED = "APPROVED";

  /** Copies the list, and refuses nulls. */
  public TemplateInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(body, "body");
    buttons = List.copyOf(buttons);
  }

  /** Whether Meta takes messages made from it. */
  public boolean isApproved() {
    return isApproved(status);
  }

  static boolean isApproved(String status) {
    return status.equals(APPROVED);
  }

  /** The same after a change of Meta's. */
  public TemplateInfo with(TemplateChange.Part part, String word) {
    return new TemplateInfo(
        name,
        language,
        part == TemplateChange.Part.CATEGORY ? word : category,
        part == TemplateChange.Part.STATUS ? word : status,
        part == TemplateChange.Part.QUALITY ? word : quality,
        named,
        header,
        body,
        footer,
        buttons);
  }
}
