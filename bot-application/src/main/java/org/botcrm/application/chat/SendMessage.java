package org.botcrm.application.chat;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.template.CheckTemplate;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateRefusal;
import org.jspecify.annotations.Nullable;

/** Sends what the lender's people, or their programs, write in a chat. Thread-safe. */
public final class SendMessage {
  /** A person chooses among them; the whole list has a page of its own. */
  private static final int MOST_TEMPLATES = 10;

  /** What one list to choose from still shows. */
  private static final int CHOICE = 100;

  private final ChatRepository chats;
  private final ClienteLookup clientes;
  private final CheckTemplate templates;
  private final OutboundQueue queue;
  private final DeliverMessages delivery;
  private final Clock clock;

  /** Over the ports it needs. */
  @Inject
  public SendMessage(
      ChatRepository chats,
      ClienteLookup clientes,
      CheckTemplate templates,
      OutboundQueue queue,
      DeliverMessages delivery,
      Clock clock) {
    this.chats = chats;
    this.clientes = clientes;
    this.templates = templates;
    this.queue = queue;
    this.delivery = delivery;
    this.clock = clock;
  }

  /**
   * Queues it, and has it sent soon. What is known to be refused is not queued. What was queued
   * before under the same key is told as it was then, though it would be refused by now: who
   * repeats wants to know of the first call, whose answer was lost.
   *
   * @param request its client is looked up here
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails; repeat it then
   *     with the same key
   */
  public QueueResult send(OutboundRequest request) {
    IdempotencyKey key = request.key();
    Optional<QueueResult> before = key == null ? Optional.empty() : queue.find(key);
    return before.orElseGet(() -> sendFirst(request));
  }

  private QueueResult sendFirst(OutboundRequest request) {
    Optional<ChatSummary> chat = chats.find(request.chat());
    Optional<TemplateRefusal> wrong = chat.flatMap(found -> templateRefusal(request, found));
    if (chat.isPresent() && wrong.isPresent()) {
      SendError reason = new SendError(0, wrong.get().words());
      return new QueueResult.Refused(reason, chat.get().gate().windowUntil());
    }
    QueueResult result = queue.queue(request.of(clienteOf(chat)), clock.instant());
    if (result instanceof QueueResult.Queued) {
      delivery.wake();
    }
    return result instanceof QueueResult.Refused refused && chat.isPresent()
        ? withTemplates(refused, request, chat.get())
        : result;
  }

  /**
   * Makes the bot rest in a chat, so that somebody answers there, or has it answer again at once.
   *
   * @return whether there is such a chat
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public boolean rest(ChatId chat, boolean rest) {
    return queue.rest(chat, rest, clock.instant());
  }

  /**
   * Some templates that would leave from this number now, by name and language; none for a bot that
   * knows none.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public List<TemplateInfo> templates(PhoneNumberId number) {
    return templates.approved(number, CHOICE);
  }

  /** With what could be sent instead, when it is the window that keeps the message back. */
  private QueueResult withTemplates(
      QueueResult.Refused refused, OutboundRequest request, ChatSummary chat) {
    boolean canHelp = request.wouldLeaveAsTemplate(chat.contact(), chat.gate(), clock.instant());
    return canHelp
        ? refused.with(templates.approved(chat.phoneNumberId(), MOST_TEMPLATES))
        : refused;
  }

  /** Of the message, or of what stands in for it. */
  private Optional<TemplateRefusal> templateRefusal(OutboundRequest request, ChatSummary chat) {
    Template other = request.ifClosed();
    PhoneNumberId number = chat.phoneNumberId();
    return templates
        .check(request.draft().content(), number)
        .or(() -> other == null ? Optional.empty() : templates.check(other, number));
  }

  private @Nullable ClienteId clienteOf(Optional<ChatSummary> chat) {
    return chat.flatMap(found -> found.contact().phone())
        .flatMap(phone -> clientes.findByPhone(phone).identified())
        .map(Cliente::id)
        .orElse(null);
  }
}
