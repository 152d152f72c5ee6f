package org.botcrm.domain.template;

import java.time.Instant;
import java.util.Objects;

/**
 * Something of a template changed, as Meta told by a webhook. Immutable.
 *
 * @param account whose template it is
 * @param name of the template
 * @param language of the template
 * @param part what changed
 * @param word what it is now, in Meta's words
 * @param at when, to Meta's second
 */
public record TemplateChange(
    BusinessAccountId account, String name, String language, Part part, String word, Instant at) {
  /** Refuses nulls. */
  public TemplateChange {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(at, "at");
  }

  /** What of a template Meta tells the changes of. */
  public enum Part {
    /** Whether it can be sent. */
    STATUS,
    /** What people think of it. */
    QUALITY,
    /** What it costs. */
    CATEGORY
  }
}
