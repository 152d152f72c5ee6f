package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.OutboundDraft;

/** Chats that wait are those with an inbound row that is not {@code procesado}. */
final class InMemoryReplyQueue implements ReplyQueue {
  private final Object lock;
  private final Rows rows;
  private final Chats chats;
  private final Consents consents;
  private final OutboundRows outbound;
  private final Effects effects;
  private final Details details;
  private final MediaRows media;

  InMemoryReplyQueue(
      Object lock,
      Rows rows,
      Chats chats,
      Consents consents,
      OutboundRows outbound,
      Effects effects,
      Details details,
      MediaRows media) {
    this.lock = lock;
    this.rows = rows;
    this.chats = chats;
    this.consents = consents;
    this.outbound = outbound;
    this.effects = effects;
    this.details = details;
    this.media = media;
  }

  @Override
  public List<ChatId> listWaiting(int limit, Instant notAfter) {
    synchronized (lock) {
      return rows.waiting(null).stream()
          .filter(row -> !row.creadoEn().isAfter(notAfter))
          .sorted(Comparator.comparing(Conversacion::creadoEn))
          .map(Conversacion::chatId)
          .distinct()
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<PendingChat> find(ChatId chat, int limit, Instant now) {
    synchronized (lock) {
      List<PendingMessage> waiting =
          rows.waiting(chat).stream().limit(limit).map(details::pending).toList();
      return chats
          .find(chat)
          .filter(found -> !waiting.isEmpty())
          .map(found -> pending(found, waiting, now));
    }
  }

  private PendingChat pending(Chat chat, List<PendingMessage> waiting, Instant now) {
    ChatGate gate = chats.gate(chat.id());
    ConsentState consent = new ConsentState(gate.optedOutAt(), consents.saidAt(chat.id()));
    return new PendingChat(
        chat,
        waiting,
        consent,
        gate.humanUntil(),
        chats.identity(chat.id(), now),
        effects.dialogues().state(chat.id(), now));
  }

  @Override
  public boolean record(PendingChat pending, TurnOutcome outcome, Instant now) {
    List<MessageAnswer> answers = outcome.answers();
    requireAnswersTo(pending, answers);
    synchronized (lock) {
      Optional<Chat> chat =
          chats
              .find(pending.chat().id())
              .filter(found -> found.version() == pending.chat().version());
      chat.ifPresent(
          found -> {
            answers.forEach(answer -> record(found, answer, Rows.micros(now)));
            effects.record(pending, outcome, now);
            chats.answered(found.id());
          });
      return chat.isPresent();
    }
  }

  private static void requireAnswersTo(PendingChat pending, List<MessageAnswer> answers) {
    List<ConversacionId> messages = pending.messages().stream().map(PendingMessage::id).toList();
    List<ConversacionId> answered = answers.stream().map(MessageAnswer::message).toList();
    if (answered.isEmpty() || !messages.containsAll(answered)) {
      throw new IllegalArgumentException("answers: at least one, each for a pending message");
    }
  }

  private void record(Chat chat, MessageAnswer answer, Instant now) {
    List<ConversacionId> parts =
        answer.parts().stream().map(part -> queue(chat, answer, part, now)).toList();
    ConsentChange change = answer.consent();
    if (change != null) {
      chats.consent(chat.id(), change, now);
    }
    rows.change(
        answer.message(),
        row -> {
          row.procesado = true;
          row.respuestaBot = answer.text();
          row.respuestaId = parts.isEmpty() ? null : parts.get(0);
          row.clienteId = answer.clienteId();
          row.rule = answer.rule();
          row.error = answer.error();
          row.actualizadoEn = now;
        });
  }

  private ConversacionId queue(Chat chat, MessageAnswer answer, OutboundDraft part, Instant now) {
    ConversacionId id =
        rows.add(
                row ->
                    Outgoing.row(
                        row, chat, answer.clienteId(), Author.BOT, answer.rule(), part, now))
            .id();
    // Random, so that a status of another database's message never looks like one of ours.
    String callbackData = UUID.randomUUID().toString();
    outbound.put(
        Outgoing.queued(id, answer.message(), part, answer.confirmsOptOut(), callbackData, now));
    return id;
  }

  @Override
  public Backlog backlog() {
    synchronized (lock) {
      List<Conversacion> inbound = rows.waiting(null);
      return new Backlog(
          inbound.stream().map(Conversacion::chatId).distinct().count(),
          inbound.stream().map(Conversacion::creadoEn).min(Instant::compareTo).orElse(null),
          outbound.unfinished().size(),
          outbound.unfinished().stream()
              .filter(message -> !message.held())
              .map(message -> rows.get(message.row()).creadoEn())
              .min(Instant::compareTo)
              .orElse(null),
          media.open().size(),
          media.open().stream().min(Instant::compareTo).orElse(null));
    }
  }
}
