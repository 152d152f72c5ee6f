package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateAccounts;
import org.botcrm.domain.template.TemplateCheck;

/** What Meta last said of the templates that the messages of one claim are made from. */
final class TemplateStates {
  private final TemplateAccounts accounts;
  private final Map<Key, String> states = new HashMap<>();

  private TemplateStates(TemplateAccounts accounts) {
    this.accounts = accounts;
  }

  /** Read at once; without a template among the messages nothing is read. */
  static TemplateStates read(
      WriteSession session, TemplateAccounts accounts, List<DueMessage> leaving)
      throws SQLException {
    TemplateStates read = new TemplateStates(accounts);
    Set<String> names = new TreeSet<>();
    for (DueMessage message : leaving) {
      boolean known = accounts.find(new PhoneNumberId(message.phoneNumberId())).isPresent();
      if (known && message.draft().isPresent()) {
        template(message.draft().get().content()).map(Template::name).ifPresent(names::add);
      }
    }
    // A business has 250 of them at most, so that their key need not begin with the name.
    session.listIn(
        "SELECT waba_id, nombre, idioma, estado FROM plantillas WHERE nombre",
        List.copyOf(names),
        "",
        row ->
            read.states.put(
                new Key(row.getString(1), row.getString(2), row.getString(3)), row.getString(4)));
    return read;
  }

  /** Why this cannot be sent; empty also for a template that is not known here. */
  Optional<SendError> refusal(String phoneNumberId, OutboundContent content) {
    return template(content)
        .flatMap(
            template ->
                accounts
                    .find(new PhoneNumberId(phoneNumberId))
                    .map(account -> new Key(account, template.name(), template.language()))
                    .map(states::get)
                    .flatMap(state -> TemplateCheck.refusal(template, state)))
        .map(refusal -> new SendError(0, refusal.words()));
  }

  private static Optional<Template> template(OutboundContent content) {
    return content instanceof Template template ? Optional.of(template) : Optional.empty();
  }

  private record Key(String account, String name, String language) {}
}
