package org.botcrm.testkit.inmemory;

import java.util.List;
import java.util.Optional;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.ResolveResult;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudEstado;
import org.botcrm.domain.solicitud.SolicitudRepository;
import org.jspecify.annotations.Nullable;

final class InMemorySolicitudRepository implements SolicitudRepository {
  private final Object lock;
  private final Requests requests;

  InMemorySolicitudRepository(Object lock, Requests requests) {
    this.lock = lock;
    this.requests = requests;
  }

  @Override
  public List<Solicitud> listOpen(@Nullable RequestKind kind, @Nullable Long after, int limit) {
    synchronized (lock) {
      return requests
          .open()
          .filter(request -> kind == null || request.kind() == kind)
          .filter(request -> after == null || request.id() > after)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<Solicitud> find(long id) {
    synchronized (lock) {
      return requests.find(id);
    }
  }

  @Override
  public ResolveResult resolve(long id, Solicitud.Resolucion resolucion) {
    synchronized (lock) {
      Solicitud request = requests.find(id).orElse(null);
      if (request == null) {
        return new ResolveResult.None();
      }
      return request.estado() == SolicitudEstado.ABIERTA
          ? new ResolveResult.Done(requests.resolve(request, resolucion))
          : new ResolveResult.AlreadyResolved(request);
    }
  }

  @Override
  public long ahead(long id) {
    synchronized (lock) {
      return requests
          .find(id)
          .filter(request -> request.estado() == SolicitudEstado.ABIERTA)
          .map(
              request ->
                  requests
                      .open()
                      .filter(other -> other.kind() == request.kind() && other.id() < id)
                      .count())
          .orElse(0L);
    }
  }

  @Override
  public long waitingBefore(RequestKind kind, ChatId chat) {
    synchronized (lock) {
      return requests
          .open()
          .filter(request -> request.kind() == kind)
          .takeWhile(request -> !request.chat().equals(chat))
          .count();
    }
  }

  @Override
  public long countOpen(RequestKind kind) {
    synchronized (lock) {
      return requests.open().filter(request -> request.kind() == kind).count();
    }
  }
}
