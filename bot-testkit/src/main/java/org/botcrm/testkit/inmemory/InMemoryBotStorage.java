package org.botcrm.testkit.inmemory;

import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.DialoguePorts;

/**
 * All ports of one bot in memory, for tests and demos: it behaves as a database does, but loses
 * everything with the process. Every instance is a world of its own. Thread-safe, by one lock.
 */
public final class InMemoryBotStorage implements BotStorage {
  private final Object lock = new Object();
  private final Chats chats;
  private final DeliveryStore deliveries;
  private final ReplyQueue replies;
  private final Outbox outbox;
  private final FeedRepository changes;
  private final MediaQueue media;
  private final ConsentRepository consentRepository;
  private final ConversacionRepository conversaciones;
  private final TemplateCatalog templates = new InMemoryTemplateCatalog();
  private final ChatRepository chatRepository;
  private final OutboundQueue outboundQueue;
  private final DialoguePorts dialogues;

  /** Empty. */
  public InMemoryBotStorage() {
    Feed feed = new Feed();
    Rows rows = new Rows(feed);
    Consents consents = new Consents();
    Effects effects = new Effects(feed);
    Details details = new Details();
    chats = new Chats(rows, consents, effects);
    OutboundRows outbound = new OutboundRows(rows);
    MediaRows mediaRows = new MediaRows(rows);
    Paces paces = new Paces();
    deliveries =
        new InMemoryDeliveryStore(
            lock, rows, chats, outbound, mediaRows, paces, details, effects.requests());
    replies =
        new InMemoryReplyQueue(lock, rows, chats, consents, outbound, effects, details, mediaRows);
    outbox = new InMemoryOutbox(lock, rows, chats, outbound, paces, new KnownTemplates(templates));
    changes = new InMemoryFeedRepository(lock, feed, rows);
    media = new InMemoryMediaQueue(lock, mediaRows);
    consentRepository = new InMemoryConsentRepository(lock, consents);
    conversaciones = new InMemoryConversacionRepository(lock, rows, chats, outbound);
    chatRepository = new InMemoryChatRepository(lock, rows, chats);
    outboundQueue = new InMemoryOutboundQueue(lock, rows, chats, outbound, effects.requests());
    dialogues = new InMemoryDialogues(lock, effects, outbound).ports(chats);
  }

  @Override
  public DeliveryStore deliveries() {
    return deliveries;
  }

  @Override
  public ReplyQueue replies() {
    return replies;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public FeedRepository feed() {
    return changes;
  }

  @Override
  public MediaQueue media() {
    return media;
  }

  @Override
  public ChatRepository chats() {
    return chatRepository;
  }

  @Override
  public OutboundQueue outbound() {
    return outboundQueue;
  }

  @Override
  public ConsentRepository consents() {
    return consentRepository;
  }

  @Override
  public ConversacionRepository conversaciones() {
    return conversaciones;
  }

  @Override
  public TemplateCatalog templates() {
    return templates;
  }

  @Override
  public DialoguePorts dialogues() {
    return dialogues;
  }
}
