package org.botcrm.bootstrap;

import java.security.SecureRandom;
import java.time.Clock;
import org.botcrm.application.Bot;
import org.botcrm.application.inbound.VerifySubscription;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.web.BotRoutes;
import org.botcrm.web.WebDependencies;

/** What can be called over HTTP, with what stands behind it. */
final class ServerRoutes {
  private ServerRoutes() {}

  static BotRoutes of(
      ServerSettings settings,
      Bot bot,
      ServerFeed feed,
      JdbiPersistence persistence,
      PhoneNumberParser phones,
      MetricsListener metrics,
      Clock clock) {
    return new BotRoutes(
        new WebDependencies(
            bot.receiveDelivery(),
            new VerifySubscription(settings.verifyToken()),
            bot.listConversaciones(),
            bot.getConversacion(),
            bot.listAttempts(),
            bot.getEstadisticas(),
            bot.checkHealth(),
            phones,
            () -> metrics.scrape(bot.checkHealth()) + feed.notifications().gauges(),
            bot.openMedia().orElse(null),
            bot.templates().orElse(null),
            bot.chats().orElse(null),
            bot.dialogues().orElse(null),
            feed.useCases(),
            feed.notifications().useCases(),
            StaffUseCases.of(persistence.staff(), new SecureRandom(), clock)),
        settings
            .web()
            .withMoney(MoneyFormat.of(settings.country()))
            .withNationalIds(NationalIds.of(settings.country()))
            .withTestMode(settings.dialogue().onlyTo()));
  }
}
