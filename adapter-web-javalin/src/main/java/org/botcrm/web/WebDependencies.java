package org.botcrm.web;

import java.util.Objects;
import java.util.function.Supplier;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.application.feed.FeedUseCases;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.history.GetEstadisticas;
import org.botcrm.application.history.ListAttempts;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.application.inbound.ReceiveDelivery;
import org.botcrm.application.inbound.VerifySubscription;
import org.botcrm.application.media.OpenMedia;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.application.subscription.SubscriptionUseCases;
import org.botcrm.application.template.TemplateUseCases;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.jspecify.annotations.Nullable;

/**
 * What the routes call.
 *
 * @param receiveDelivery behind the webhook's POST
 * @param verifySubscription behind the webhook's GET
 * @param listConversaciones behind the lists
 * @param getConversacion behind the single message
 * @param listAttempts behind the attempts to send a message
 * @param getEstadisticas behind the figures
 * @param checkHealth behind {@code /health/ready}
 * @param phoneNumbers reads the numbers of the filters, in any writing
 * @param metrics the text of {@code /metrics} in Prometheus' format 0.0.4; called on each scrape,
 *     from any thread
 * @param openMedia behind the files of messages; null for a bot that keeps none
 * @param templates behind the templates; null for a bot that knows none
 * @param chats behind the chats; null for a bot in which only rules write, which has no such routes
 * @param dialogues behind what dialogues leave behind; null for a bot without them, which has no
 *     such routes; of no use without {@code chats}
 * @param feed behind the events; null for a bot whose changes nobody follows, which has no such
 *     routes
 * @param subscriptions behind who is told of events; null for a bot that tells nobody, which has no
 *     such routes
 * @param staff behind people and keys; null for a bot that knows nobody but who has the one key
 */
public record WebDependencies(
    ReceiveDelivery receiveDelivery,
    VerifySubscription verifySubscription,
    ListConversaciones listConversaciones,
    GetConversacion getConversacion,
    ListAttempts listAttempts,
    GetEstadisticas getEstadisticas,
    CheckHealth checkHealth,
    PhoneNumberParser phoneNumbers,
    Supplier<String> metrics,
    @Nullable OpenMedia openMedia,
    @Nullable TemplateUseCases templates,
    @Nullable ChatUseCases chats,
    @Nullable DialogueUseCases dialogues,
    @Nullable FeedUseCases feed,
    @Nullable SubscriptionUseCases subscriptions,
    @Nullable StaffUseCases staff) {
  /** Refuses nulls, naming the field. */
  public WebDependencies {
    Objects.requireNonNull(receiveDelivery, "receiveDelivery");
    Objects.requireNonNull(verifySubscription, "verifySubscription");
    Objects.requireNonNull(listConversaciones, "listConversaciones");
    Objects.requireNonNull(getConversacion, "getConversacion");
    Objects.requireNonNull(listAttempts, "listAttempts");
    Objects.requireNonNull(getEstadisticas, "getEstadisticas");
    Objects.requireNonNull(checkHealth, "checkHealth");
    Objects.requireNonNull(phoneNumbers, "phoneNumbers");
    Objects.requireNonNull(metrics, "metrics");
  }

  /** Of a bot that keeps no files, knows no templates, and in which only rules write. */
  public WebDependencies(
      ReceiveDelivery receiveDelivery,
      VerifySubscription verifySubscription,
      ListConversaciones listConversaciones,
      GetConversacion getConversacion,
      ListAttempts listAttempts,
      GetEstadisticas getEstadisticas,
      CheckHealth checkHealth,
      PhoneNumberParser phoneNumbers,
      Supplier<String> metrics) {
    this(
        receiveDelivery,
        verifySubscription,
        listConversaciones,
        getConversacion,
        listAttempts,
        getEstadisticas,
        checkHealth,
        phoneNumbers,
        metrics,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
