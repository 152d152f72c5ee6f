package org.botcrm.bootstrap;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.botcrm.application.Bot;
import org.botcrm.application.BotListener;
import org.botcrm.application.BotPorts;
import org.botcrm.application.chat.ChatPorts;
import org.botcrm.application.media.MediaPorts;
import org.botcrm.application.outbound.TestModeSender;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.media.MediaStore;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.media.folder.FolderMediaStore;
import org.botcrm.meta.media.MetaMediaSource;
import org.botcrm.meta.send.MetaMessageSender;
import org.botcrm.meta.send.MetaReadReceiptSender;
import org.botcrm.meta.send.MetaSettings;
import org.botcrm.meta.webhook.MetaSignature;
import org.botcrm.meta.webhook.MetaWebhookParser;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LenderSettings;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.botcrm.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server, wired by hand: database, Meta, bot and web. */
final class BotServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotServer.class);

  private final JdbiPersistence persistence;
  private final CurrentTokens tokens;
  private final MetaMessageSender sender;
  private final MetaReadReceiptSender receipts;
  private final MetaMediaSource media;
  private final ServerTemplates templates;
  private final ServerCalendar calendar;
  private final ServerIntents intents;
  private final Bot bot;
  private final ServerFeed feed;
  private final WebServer web;
  private final AtomicBoolean closed = new AtomicBoolean();

  private BotServer(
      JdbiPersistence persistence,
      CurrentTokens tokens,
      MetaMessageSender sender,
      MetaReadReceiptSender receipts,
      MetaMediaSource media,
      ServerTemplates templates,
      ServerCalendar calendar,
      ServerIntents intents,
      Bot bot,
      ServerFeed feed,
      WebServer web) {
    this.persistence = persistence;
    this.tokens = tokens;
    this.sender = sender;
    this.receipts = receipts;
    this.media = media;
    this.templates = templates;
    this.calendar = calendar;
    this.intents = intents;
    this.bot = bot;
    this.feed = feed;
    this.web = web;
  }

  /** Opens the database, starts the bot, and takes webhooks when this returns. */
  static BotServer start(ServerSettings settings, Clock clock) {
    return start(settings, ServerDialogue.of(settings, clock), clock);
  }

  /** With other rules. */
  static BotServer start(ServerSettings settings, ReplyRules rules, Clock clock) {
    return start(settings, ServerDialogue.of(settings, clock).with(rules), clock);
  }

  /** Talking otherwise. */
  static BotServer start(ServerSettings settings, ServerDialogue dialogue, Clock clock) {
    LOG.info("Configuration: {}", settings.summary());
    ServerCalendar calendar =
        settings.office().calendar().open(settings.country(), settings.zone());
    ServerIntents intents = ServerIntents.open(settings.dialogue().intents());
    PhoneNumberParser phones = new LibPhoneNumbers(settings.country());
    MediaStore files = FolderMediaStore.open(settings.media().folder(), clock);
    JdbiPersistence persistence =
        JdbiPersistence.open(settings.database(), phones, lender(settings), clock);
    CurrentTokens tokens = new CurrentTokens(settings.meta().accessTokens());
    MetaSettings meta = settings.meta().withAccessTokens(tokens);
    MetaMessageSender sender = new MetaMessageSender(meta, clock);
    MetaReadReceiptSender receipts = new MetaReadReceiptSender(meta);
    MetaMediaSource media = new MetaMediaSource(meta, settings.media().limits());
    ServerTemplates templates = new ServerTemplates(settings, meta);
    MetricsListener metrics = new MetricsListener();
    List<BotListener> listeners = List.of(metrics, new LogListener(clock));
    Bot bot =
        new Bot(
            templates.addTo(
                dialogue.addTo(
                    ports(settings, persistence, sender, receipts)
                        .withMedia(new MediaPorts(persistence.media(), media, files))
                        .withChats(
                            new ChatPorts(
                                persistence.chats(),
                                persistence.outbound(),
                                persistence.consents())),
                    settings,
                    persistence),
                persistence),
            dialogue.rules(settings, intents, calendar, persistence),
            settings.dialogue().replies(),
            settings.timing().delivery(settings.rates()).withContactHours(calendar::contactHours),
            settings.media().downloads(),
            listeners,
            clock);
    ServerFeed feed = new ServerFeed(persistence, settings.console(), listeners, clock);
    try {
      WebServer web =
          WebServer.start(
              settings.host(),
              settings.port(),
              ServerRoutes.of(settings, bot, feed, persistence, phones, metrics, clock));
      bot.start();
      feed.start();
      calendar.start();
      intents.start();
      LOG.info("Listening on http://{}:{}", settings.host(), web.port());
      return new BotServer(
          persistence,
          tokens,
          sender,
          receipts,
          media,
          templates,
          calendar,
          intents,
          bot,
          feed,
          web);
    } catch (RuntimeException e) {
      intents.close();
      calendar.close();
      templates.close();
      media.close();
      receipts.close();
      sender.close();
      persistence.close();
      throw e;
    }
  }

  int port() {
    return web.port();
  }

  Bot bot() {
    return bot;
  }

  JdbiPersistence persistence() {
    return persistence;
  }

  /** When the lender's people are there, as the calendar says now. */
  ServerCalendar calendar() {
    return calendar;
  }

  /** What the bot understands, as its file says now. */
  ServerIntents intents() {
    return intents;
  }

  /** Those in use, to be replaced. */
  CurrentTokens tokens() {
    return tokens;
  }

  /** Takes no more webhooks, finishes what it holds, and closes the database last. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      LOG.info("Stopping: no more webhooks are taken");
      feed.close();
      web.close();
      intents.close();
      calendar.close();
      bot.close();
      templates.close();
      media.close();
      receipts.close();
      sender.close();
      persistence.close();
      LOG.info("Stopped");
    }
  }

  private static LenderSettings lender(ServerSettings settings) {
    return new LenderSettings(
        NationalIds.of(settings.country()),
        settings.zone(),
        settings.currency().getCurrencyCode(),
        settings.console().rest());
  }

  private static BotPorts ports(
      ServerSettings settings,
      JdbiPersistence persistence,
      MetaMessageSender sender,
      MetaReadReceiptSender receipts) {
    BotPorts ports =
        new BotPorts(
            settings.previousAppSecret() == null
                ? new MetaSignature(settings.appSecret())
                : new MetaSignature(settings.appSecret(), settings.previousAppSecret()),
            new MetaWebhookParser(),
            persistence.deliveries(),
            persistence.replies(),
            persistence.outbox(),
            sender(settings, sender),
            persistence.conversaciones(),
            persistence.clientes());
    return settings.dialogue().slowAnswers(receipts).map(ports::withSlowAnswers).orElse(ports);
  }

  private static MessageSender sender(ServerSettings settings, MetaMessageSender meta) {
    PhoneNumber onlyTo = settings.dialogue().onlyTo();
    if (onlyTo == null) {
      return meta;
    }
    LOG.warn(
        "TEST MODE: every message goes to {} and to nobody else, until BOT_MODO_PRUEBA is removed",
        onlyTo.masked());
    return new TestModeSender(meta, onlyTo);
  }
}
