package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudEstado;
import org.jspecify.annotations.Nullable;

/** What the lender's people are asked to do. Callers hold the lock of the storage. */
final class Requests {
  private final Map<Long, Solicitud> requests = new TreeMap<>();
  private final Map<Long, String> subjects = new HashMap<>();
  private final Feed feed;

  Requests(Feed feed) {
    this.feed = feed;
  }

  void ask(ChatId chat, @Nullable ClienteId cliente, Effect.AskPerson asked, Instant now) {
    String detail = asked.detail();
    switch (asked.kind()) {
      case AGENT -> openUnless(inChat(chat, asked.kind()), chat, cliente, asked, now);
      case LINK -> link(chat, cliente, detail, asked.nationalId(), now);
      case DATA ->
          openUnless(
              inChat(chat, asked.kind()).and(other -> other.detail().equals(detail)),
              chat,
              cliente,
              asked,
              now);
      case ALARM -> alarm(chat, cliente, null, detail, now);
    }
  }

  void link(
      ChatId chat,
      @Nullable ClienteId cliente,
      String detail,
      @Nullable String nationalId,
      Instant now) {
    openUnless(
        inChat(chat, RequestKind.LINK).and(other -> Objects.equals(other.nationalId(), nationalId)),
        chat,
        cliente,
        new Effect.AskPerson(RequestKind.LINK, detail, nationalId),
        now);
  }

  /** Too many codes were asked for. */
  void alarm(ChatId chat, @Nullable ClienteId cliente, @Nullable String subject, Instant now) {
    alarm(chat, cliente, subject, "Pidieron demasiados códigos", now);
  }

  private void alarm(
      ChatId chat,
      @Nullable ClienteId cliente,
      @Nullable String subject,
      String detail,
      Instant now) {
    Instant since = now.minus(CodeQueue.SPAN);
    boolean raised =
        requests.values().stream()
            .filter(other -> other.kind() == RequestKind.ALARM)
            .filter(other -> other.creadaEn().isAfter(since))
            .anyMatch(
                other ->
                    other.chat().equals(chat)
                        || subject != null && subject.equals(subjects.get(other.id())));
    if (!raised) {
      long id = open(chat, cliente, new Effect.AskPerson(RequestKind.ALARM, detail), now);
      if (subject != null) {
        subjects.put(id, subject);
      }
    }
  }

  private static Predicate<Solicitud> inChat(ChatId chat, RequestKind kind) {
    return other -> isOpen(other) && other.kind() == kind && other.chat().equals(chat);
  }

  private void openUnless(
      Predicate<Solicitud> repeated,
      ChatId chat,
      @Nullable ClienteId cliente,
      Effect.AskPerson asked,
      Instant now) {
    if (requests.values().stream().noneMatch(repeated)) {
      open(chat, cliente, asked, now);
    }
  }

  private long open(ChatId chat, @Nullable ClienteId cliente, Effect.AskPerson asked, Instant now) {
    long id = requests.size() + 1L;
    requests.put(
        id,
        new Solicitud(
            id,
            asked.kind(),
            asked.detail(),
            chat,
            cliente,
            asked.nationalId(),
            Rows.micros(now),
            null));
    feed.add(EventKind.REQUEST_OPENED, chat, id, asked.kind().word(), now);
    return id;
  }

  /** Oldest first. */
  Stream<Solicitud> open() {
    return requests.values().stream().filter(Requests::isOpen);
  }

  Optional<Solicitud> find(long id) {
    return Optional.ofNullable(requests.get(id));
  }

  Solicitud resolve(Solicitud request, Solicitud.Resolucion done) {
    feed.add(EventKind.REQUEST_RESOLVED, request.chat(), request.id(), null, done.en());
    return put(request, request.chat(), done);
  }

  /** Somebody wrote in the chat: nobody who asked before waits there for that any more. */
  void answered(ChatId chat, Instant said) {
    requests.values().stream()
        .filter(inChat(chat, RequestKind.AGENT))
        .filter(request -> !request.creadaEn().isAfter(Rows.micros(said)))
        .toList()
        .forEach(request -> resolve(request, Solicitud.Resolucion.byWriting(said)));
  }

  void moveAll(ChatId from, ChatId to) {
    requests.values().stream()
        .filter(request -> request.chat().equals(from))
        .toList()
        .forEach(request -> put(request, to, request.resuelta()));
  }

  private Solicitud put(Solicitud request, ChatId chat, Solicitud.@Nullable Resolucion done) {
    Solicitud.Resolucion kept =
        done == null
            ? null
            : new Solicitud.Resolucion(done.por(), done.nota(), Rows.micros(done.en()));
    Solicitud changed =
        new Solicitud(
            request.id(),
            request.kind(),
            request.detail(),
            chat,
            request.cliente(),
            request.nationalId(),
            request.creadaEn(),
            kept);
    requests.put(changed.id(), changed);
    return changed;
  }

  private static boolean isOpen(Solicitud request) {
    return request.estado() == SolicitudEstado.ABIERTA;
  }
}
