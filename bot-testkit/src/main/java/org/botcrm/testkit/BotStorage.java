package org.botcrm.testkit;

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

/** The ports over one set of rows: what one of them writes, the others see. Thread-safe. */
public interface BotStorage {

  /** Where deliveries go in. */
  DeliveryStore deliveries();

  /** Chats that wait for an answer. */
  ReplyQueue replies();

  /** Messages that wait to be sent. */
  Outbox outbox();

  /** What changed, in order. */
  FeedRepository feed();

  /** Files that wait to be fetched. */
  MediaQueue media();

  /** Chats, to read. */
  ChatRepository chats();

  /** Takes what the lender's people write. */
  OutboundQueue outbound();

  /** What people said about being written to, to read. */
  ConsentRepository consents();

  /** All messages, to read. */
  ConversacionRepository conversaciones();

  /** What is known of the templates. */
  TemplateCatalog templates();

  /** What dialogues leave behind. */
  DialoguePorts dialogues();
}
