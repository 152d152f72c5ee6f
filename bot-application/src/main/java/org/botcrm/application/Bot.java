package org.botcrm.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.history.GetEstadisticas;
import org.botcrm.application.history.ListAttempts;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.application.inbound.FactSignal;
import org.botcrm.application.inbound.ReceiveDelivery;
import org.botcrm.application.inbound.ReplayDeliveries;
import org.botcrm.application.media.DownloadMedia;
import org.botcrm.application.media.DownloadSettings;
import org.botcrm.application.media.MediaPorts;
import org.botcrm.application.media.OpenMedia;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.reply.ChatDispatcher;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.application.reply.ReplyToChat;
import org.botcrm.application.reply.SlowAnswers;
import org.botcrm.application.template.CheckTemplate;
import org.botcrm.application.template.TemplateUseCases;
import org.botcrm.application.verification.CodePorts;
import org.botcrm.application.verification.SendCodes;
import org.botcrm.domain.reply.ReplyRules;
import org.jspecify.annotations.Nullable;

/**
 * The use cases of one bot, put together: what a CRM that embeds the bot works with. Several bots
 * may live in one process. Thread-safe.
 */
public final class Bot implements AutoCloseable {
  private final ReceiveDelivery receiveDelivery;
  private final ReplayDeliveries replayDeliveries;
  private final ListConversaciones listConversaciones;
  private final GetConversacion getConversacion;
  private final ListAttempts listAttempts;
  private final GetEstadisticas getEstadisticas;
  private final CheckHealth checkHealth;
  private final ChatDispatcher dispatcher;
  private final DeliverMessages delivery;
  private final SlowAnswers slowAnswers;
  private final @Nullable DownloadMedia downloads;
  private final @Nullable OpenMedia openMedia;
  private final CheckTemplate checkTemplate;
  private final @Nullable TemplateUseCases templates;
  private final @Nullable ChatUseCases chats;
  private final @Nullable DialogueUseCases dialogues;
  private final @Nullable SendCodes codes;

  /**
   * Over its ports; idle until {@link #start}.
   *
   * @param ports stay the caller's to close, after the bot
   * @param rules how messages are answered
   * @param replySettings how many chats at a time
   * @param deliverySettings how many sends at a time, and when to try again
   * @param listeners hear what the bot does; what they throw is dropped
   * @param clock the time of everything
   */
  public Bot(
      BotPorts ports,
      ReplyRules rules,
      ReplySettings replySettings,
      DeliverySettings deliverySettings,
      List<? extends BotListener> listeners,
      Clock clock) {
    this(
        ports,
        rules,
        replySettings,
        deliverySettings,
        DownloadSettings.standard(),
        listeners,
        clock);
  }

  /**
   * Over its ports, with settings of its own for files; idle until {@link #start}.
   *
   * @param downloadSettings how many files at a time; of no matter to a bot without {@link
   *     BotPorts#withMedia}
   * @see #Bot(BotPorts, ReplyRules, ReplySettings, DeliverySettings, List, Clock)
   */
  public Bot(
      BotPorts ports,
      ReplyRules rules,
      ReplySettings replySettings,
      DeliverySettings deliverySettings,
      DownloadSettings downloadSettings,
      List<? extends BotListener> listeners,
      Clock clock) {
    BotListener listener = SafeListener.of(listeners);
    OptionalPorts others = ports.others();
    CodePorts codePorts = others.codes();
    delivery =
        new DeliverMessages(
            ports.outbox(),
            ports.sender(),
            deliverySettings.withTemplates(others.templateAccounts()),
            listener,
            clock);
    slowAnswers = new SlowAnswers(others.slowAnswers(), listener);
    ReplyToChat replyToChat =
        new ReplyToChat(
            ports.replies(),
            ports.clientes(),
            others.carteras(),
            codePorts == null ? null : codePorts.hasher(),
            rules,
            delivery,
            slowAnswers,
            replySettings,
            listener,
            clock);
    dispatcher = new ChatDispatcher(replyToChat, ports.replies(), replySettings, listener, clock);
    checkTemplate = new CheckTemplate(others.templates());
    templates = OptionalUseCases.templates(ports, listener, clock);
    receiveDelivery =
        new ReceiveDelivery(
            ports.authenticator(),
            ports.parser(),
            ports.deliveries(),
            dispatcher,
            templates == null ? FactSignal.NONE : templates.keep(),
            listener,
            clock);
    replayDeliveries = new ReplayDeliveries(ports.parser(), ports.deliveries(), dispatcher);
    listConversaciones = new ListConversaciones(ports.conversaciones());
    getConversacion = new GetConversacion(ports.conversaciones());
    listAttempts = new ListAttempts(ports.conversaciones());
    getEstadisticas = new GetEstadisticas(ports.conversaciones(), clock);
    checkHealth = new CheckHealth(ports.replies(), ports.outbox(), deliverySettings.rates(), clock);
    MediaPorts media = others.media();
    downloads = media == null ? null : new DownloadMedia(media, downloadSettings, listener, clock);
    openMedia = media == null ? null : new OpenMedia(media.store());
    chats = OptionalUseCases.chats(ports, checkTemplate, delivery, clock);
    dialogues = OptionalUseCases.dialogues(ports, chats, clock);
    codes = OptionalUseCases.codes(ports, listener, clock);
  }

  /**
   * A bot with the standard settings that nobody listens to, but for one: it answers each message
   * by itself and at once, also by a clock that stands. {@link ReplySettings#standard} waits until
   * a person has finished writing.
   */
  public static Bot standard(BotPorts ports, ReplyRules rules, Clock clock) {
    ReplySettings replies = ReplySettings.standard().withPause(Duration.ZERO);
    return new Bot(ports, rules, replies, DeliverySettings.standard(), List.of(), clock);
  }

  /** Begins to answer and to send, first of all what waits from before. Call once. */
  public void start() {
    delivery.start();
    dispatcher.start();
    if (codes != null) {
      codes.start();
    }
    if (downloads != null) {
      downloads.start();
    }
    if (templates != null) {
      templates.keep().start();
    }
  }

  /** Takes the POSTs of Meta's webhook. */
  public ReceiveDelivery receiveDelivery() {
    return receiveDelivery;
  }

  /** Reads failed deliveries again. */
  public ReplayDeliveries replayDeliveries() {
    return replayDeliveries;
  }

  /** Lists stored messages. */
  public ListConversaciones listConversaciones() {
    return listConversaciones;
  }

  /** Gives one stored message. */
  public GetConversacion getConversacion() {
    return getConversacion;
  }

  /** Gives the attempts to send one message. */
  public ListAttempts listAttempts() {
    return listAttempts;
  }

  /** Gives the figures. */
  public GetEstadisticas getEstadisticas() {
    return getEstadisticas;
  }

  /** Tells what waits. */
  public CheckHealth checkHealth() {
    return checkHealth;
  }

  /** Gives out the files of messages; empty for a bot without {@link BotPorts#withMedia}. */
  public Optional<OpenMedia> openMedia() {
    return Optional.ofNullable(openMedia);
  }

  /** Tells before something is queued why Meta would refuse it, when it is a template. */
  public CheckTemplate checkTemplate() {
    return checkTemplate;
  }

  /** The templates of the business; empty for a bot without {@link BotPorts#withTemplates}. */
  public Optional<TemplateUseCases> templates() {
    return Optional.ofNullable(templates);
  }

  /** What can be done with chats; empty for a bot without {@link BotPorts#withChats}. */
  public Optional<ChatUseCases> chats() {
    return Optional.ofNullable(chats);
  }

  /**
   * What can be done with what dialogues leave behind; empty for a bot without {@link
   * BotPorts#withDialogues} or {@link BotPorts#withChats}.
   */
  public Optional<DialogueUseCases> dialogues() {
    return Optional.ofNullable(dialogues);
  }

  /**
   * Finishes the chats in hand and the sends on their way; the rest waits in the database. Files on
   * their way are broken off.
   */
  @Override
  public void close() {
    dispatcher.close();
    if (codes != null) {
      codes.close();
    }
    slowAnswers.close();
    delivery.close();
    if (downloads != null) {
      downloads.close();
    }
    if (templates != null) {
      templates.keep().close();
    }
  }
}
