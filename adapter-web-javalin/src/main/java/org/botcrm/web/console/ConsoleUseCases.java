package org.botcrm.web.console;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.client.ReadClientCard;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.application.history.GetEstadisticas;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the console calls.
 *
 * @param chats behind list and composer
 * @param people the numbers of whoever some words name, a number or an ID number; none when they
 *     name nobody
 * @param messages behind threads
 * @param figures behind the summary
 * @param health behind the page of what waits
 * @param card behind the client's card; null in a bot that knows of no client
 * @param why of a chat and one of its messages, why the bot said it; empty when nobody knows; null
 *     in a bot that keeps no reasons
 * @param templates those that may be sent from a number
 * @param money writes amounts as people of the lender's country do
 * @param zone in which people read times
 * @param inWords writes the moments of a text for people
 * @param visitor tells who looks at a page that was let through
 * @param api what stands before the id of a message in the API, as {@code /api/v1/…/}
 */
public record ConsoleUseCases(
    ChatUseCases chats,
    Function<String, List<PhoneNumber>> people,
    ListConversaciones messages,
    GetEstadisticas figures,
    CheckHealth health,
    @Nullable ReadClientCard card,
    @Nullable BiFunction<ChatId, ConversacionId, Optional<Why>> why,
    Function<PhoneNumberId, List<TemplateInfo>> templates,
    MoneyFormat money,
    ZoneId zone,
    UnaryOperator<String> inWords,
    Function<Context, Visitor> visitor,
    String api) {
  /** Refuses nulls, naming the field. */
  public ConsoleUseCases {
    Objects.requireNonNull(chats, "chats");
    Objects.requireNonNull(people, "people");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(templates, "templates");
    Objects.requireNonNull(money, "money");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(inWords, "inWords");
    Objects.requireNonNull(visitor, "visitor");
    Objects.requireNonNull(api, "api");
  }
}
