package org.botcrm.application.template;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the templates. Immutable.
 *
 * @param account whose they are
 * @param syncedAt when Meta was asked for it; null when Meta has not given one yet
 * @param templates by name and language
 */
public record TemplateList(
    BusinessAccountId account, @Nullable Instant syncedAt, List<TemplateInfo> templates) {
  /** Copies the list. */
  public TemplateList {
    templates = List.copyOf(templates);
  }
}
