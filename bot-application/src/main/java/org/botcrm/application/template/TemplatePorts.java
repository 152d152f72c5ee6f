package org.botcrm.application.template;

import java.util.Objects;
import java.util.Set;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.TemplateAccounts;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.domain.template.TemplateEventParser;
import org.botcrm.domain.template.TemplateSource;

/**
 * What the bot needs to know the templates of its business.
 *
 * @param account whose templates they are
 * @param numbers the business numbers that are known to be the account's: what others send is not
 *     held against its templates
 * @param catalog keeps them
 * @param source the way to Meta's
 * @param events reads what Meta tells of them by webhooks
 * @param schedule how often Meta is asked
 */
public record TemplatePorts(
    BusinessAccountId account,
    Set<PhoneNumberId> numbers,
    TemplateCatalog catalog,
    TemplateSource source,
    TemplateEventParser events,
    SyncSettings schedule) {
  /** Copies the set, and refuses nulls, naming the port. */
  public TemplatePorts {
    Objects.requireNonNull(account, "account");
    numbers = Set.copyOf(numbers);
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(schedule, "schedule");
  }

  /** Whose templates the numbers send. */
  public TemplateAccounts accounts() {
    return TemplateAccounts.of(account.value(), numbers);
  }
}
