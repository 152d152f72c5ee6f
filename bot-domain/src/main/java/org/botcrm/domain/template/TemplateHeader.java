package org.botcrm.domain.template;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the text of a template. Immutable.
 *
 * @param format Meta's word: {@code TEXT}, {@code IMAGE}, {@code VIDEO}, {@code DOCUMENT}, {@code
 *     LOCATION}, or one that it may add
 * @param line the words of a {@code TEXT}; null for every other
 */
public record TemplateHeader(String format, @Nullable TemplateText line) {
  /** Refuses a null format. */
  public TemplateHeader {
    Objects.requireNonNull(format, "format");
  }
}
