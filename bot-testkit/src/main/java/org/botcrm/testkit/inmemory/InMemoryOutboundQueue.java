package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.chat.Writer;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.ChatGate;
import org.jspecify.annotations.Nullable;

/** Queues what answers nothing; keys are never forgotten. */
final class InMemoryOutboundQueue implements OutboundQueue {
  private final Object lock;
  private final Rows rows;
  private final Chats chats;
  private final OutboundRows outbound;
  private final Requests requests;
  private final Map<String, Known> keys = new HashMap<>();

  InMemoryOutboundQueue(
      Object lock, Rows rows, Chats chats, OutboundRows outbound, Requests requests) {
    this.lock = lock;
    this.rows = rows;
    this.chats = chats;
    this.outbound = outbound;
    this.requests = requests;
  }

  @Override
  public QueueResult queue(OutboundRequest request, Instant now) {
    synchronized (lock) {
      IdempotencyKey key = request.key();
      Optional<QueueResult> before = key == null ? Optional.empty() : find(key);
      return before.orElseGet(
          () ->
              chats
                  .find(request.chat())
                  .map(chat -> queue(chat, request, key, now))
                  .orElseGet(QueueResult.NoChat::new));
    }
  }

  @Override
  public boolean rest(ChatId chat, boolean rest, Instant now) {
    synchronized (lock) {
      boolean found = chats.find(chat).isPresent();
      if (found) {
        chats.rest(chat, rest ? Rows.micros(now).plus(ChatGate.REST) : null);
        String what = rest ? "tomado" : "devuelto";
        rows.feed().add(EventKind.HANDS_CHANGED, chat, chat.value(), what, now);
      }
      return found;
    }
  }

  @Override
  public Optional<QueueResult> find(IdempotencyKey key) {
    synchronized (lock) {
      return Optional.ofNullable(keys.get(key.value()))
          .map(
              known ->
                  known.fingerprint.equals(key.fingerprint())
                      ? new QueueResult.Queued(known.message, true)
                      : new QueueResult.KeyTaken());
    }
  }

  private QueueResult queue(
      Chat chat, OutboundRequest request, @Nullable IdempotencyKey key, Instant now) {
    Optional<QueueResult> answered = answeredByOthers(request);
    if (answered.isPresent()) {
      return answered.get();
    }
    ChatGate gate = chats.gate(chat.id());
    Optional<SendError> refusal = request.refusal(chat.contact(), gate, now);
    if (refusal.isPresent()) {
      return new QueueResult.Refused(refusal.get(), gate.windowUntil());
    }
    ConversacionId id = add(chat, request, Rows.micros(now));
    if (request.answersWish()) {
      requests.answered(chat.id(), now);
    }
    if (request.takesOver()) {
      boolean begins = !gate.isWithHuman(now);
      chats.written(chat.id(), Rows.micros(now).plus(ChatGate.REST));
      if (begins) {
        rows.feed().add(EventKind.HANDS_CHANGED, chat.id(), chat.id().value(), "tomado", now);
      }
    }
    if (key != null) {
      keys.put(key.value(), new Known(key.fingerprint(), id));
    }
    return new QueueResult.Queued(id, false);
  }

  private Optional<QueueResult> answeredByOthers(OutboundRequest request) {
    Writer writer = request.writer();
    return Optional.ofNullable(writer)
        .map(Writer::seen)
        .flatMap(rows::find)
        .filter(seen -> seen.chatId().equals(request.chat()))
        .flatMap(
            seen ->
                rows.all()
                    .filter(row -> row.chatId().equals(request.chat()))
                    .filter(row -> Rows.OLDEST_FIRST.compare(row, seen) > 0)
                    .filter(row -> isByAnother(row, writer.name()))
                    .max(Rows.OLDEST_FIRST))
        .map(
            row ->
                new QueueResult.Answered(row.id(), row.author(), row.writtenBy(), row.timestamp()));
  }

  private static boolean isByAnother(Conversacion row, @Nullable String name) {
    return row.author() == Author.TELEFONO
        || (row.author() == Author.AGENTE && !Objects.equals(row.writtenBy(), name));
  }

  private ConversacionId add(Chat chat, OutboundRequest request, Instant now) {
    ConversacionId id =
        rows.add(
                row ->
                    Outgoing.row(
                        row, chat, request.clienteId(), Author.AGENTE, null, request.draft(), now))
            .id();
    if (request.writer() != null) {
      rows.change(id, edit -> edit.writtenBy = request.writer().name());
    }
    Outgoing queued =
        Outgoing.queued(id, null, request.draft(), false, UUID.randomUUID().toString(), now);
    outbound.put(queued.orElse(request.ifClosed()));
    return id;
  }

  /** What a key stands for. */
  private record Known(Sha256 fingerprint, ConversacionId message) {}
}
