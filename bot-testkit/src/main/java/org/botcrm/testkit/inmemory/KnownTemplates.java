package org.botcrm.testkit.inmemory;

import java.util.Optional;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateAccounts;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.domain.template.TemplateCheck;
import org.botcrm.domain.template.TemplateRefusal;

/** What Meta last said of the templates that messages are made from. */
record KnownTemplates(TemplateCatalog catalog) {
  /** Why this cannot be sent; empty also for a template that is not known. */
  Optional<SendError> refusal(
      OutboundContent content, PhoneNumberId number, TemplateAccounts accounts) {
    return content instanceof Template template
        ? accounts
            .find(number)
            .flatMap(account -> refusal(template, new BusinessAccountId(account)))
            .map(refusal -> new SendError(0, refusal.words()))
        : Optional.empty();
  }

  private Optional<TemplateRefusal> refusal(Template template, BusinessAccountId account) {
    return catalog.list(account, template.name()).stream()
        .filter(known -> known.language().equals(template.language()))
        .findFirst()
        .flatMap(known -> TemplateCheck.refusal(template, known.status()));
  }
}
