package org.botcrm.web.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.client.ReadClientCard;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.application.history.GetEstadisticas;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the console calls.
 *
 * @param chats behind list and composer
 * @param messages behind threads
 * @param figures behind the summary
 * @param health behind the page of what waits
 * @param card behind the client's card; null in a bot that knows of no client
 * @param templates those that may be sent from a number
 * @param money writes amounts as people of the lender's country do
 * @param zone in which people read times
 * @param inWords writes the moments of a text for people
 * @param api what stands before the id of a message in the API, as {@code /api/v1/…/}
 */
public record ConsoleUseCases(
    ChatUseCases chats,
    ListConversaciones messages,
    GetEstadisticas figures,
    CheckHealth health,
    @Nullable ReadClientCard card,
    Function<PhoneNumberId, List<TemplateInfo>> templates,
    MoneyFormat money,
    ZoneId zone,
    UnaryOperator<String> inWords,
    String api) {
  /** Refuses nulls, naming the field. */
  public ConsoleUseCases {
    Objects.requireNonNull(chats, "chats");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(templates, "templates");
    Objects.requireNonNull(money, "money");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(inWords, "inWords");
    Objects.requireNonNull(api, "api");
  }
}
