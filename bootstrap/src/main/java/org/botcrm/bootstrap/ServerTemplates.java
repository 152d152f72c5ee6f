package org.botcrm.bootstrap;

import java.util.HashSet;
import java.util.Set;
import org.botcrm.application.BotPorts;
import org.botcrm.application.template.TemplatePorts;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.meta.send.MetaSettings;
import org.botcrm.meta.template.MetaTemplateSource;
import org.botcrm.meta.webhook.MetaTemplateEvents;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue of templates of a server, when it has one. */
final class ServerTemplates implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTemplates.class);

  private final TemplateSettings settings;
  private final @Nullable MetaTemplateSource source;
  private final Set<PhoneNumberId> numbers;

  ServerTemplates(ServerSettings settings, MetaSettings meta) {
    this.settings = settings.templates();
    this.source =
        this.settings.account() == null
            ? null
            : new MetaTemplateSource(meta, settings.phoneNumberId());
    this.numbers = new HashSet<>(this.settings.numbers());
    numbers.add(settings.phoneNumberId());
  }

  /** The ports with the catalogue; as they are, and said so, when there is none. */
  BotPorts addTo(BotPorts ports, JdbiPersistence persistence) {
    BusinessAccountId account = settings.account();
    if (account == null || source == null) {
      LOG.info(
          "No WHATSAPP_BUSINESS_ACCOUNT_ID: there is no catalogue of templates, and they are sent"
              + " unchecked");
      return ports;
    }
    return ports.withTemplates(
        new TemplatePorts(
            account,
            numbers,
            persistence.templates(),
            source,
            new MetaTemplateEvents(),
            settings.schedule()));
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
    }
  }
}
