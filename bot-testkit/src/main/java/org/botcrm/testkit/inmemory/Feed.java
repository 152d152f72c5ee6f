package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/** What changed, in order. Callers hold the lock of the storage. */
final class Feed {
  private final List<FeedEvent> events = new ArrayList<>();
  private long last;

  void add(EventKind kind, ChatId chat, long id, @Nullable String detail, Instant at) {
    events.add(new FeedEvent(++last, Rows.micros(at), kind, chat, id, detail));
  }

  /** A row that is new. */
  void added(Conversacion row) {
    boolean queued = row.direccion() == Direccion.OUTBOUND && row.state() == DeliveryState.PENDING;
    EventKind kind = queued ? EventKind.MESSAGE_QUEUED : EventKind.MESSAGE_RECEIVED;
    add(kind, row, queued ? row.author().name() : null);
  }

  /** A row that may tell something else now. */
  void changed(Conversacion before, Conversacion after) {
    if (!before.procesado() && after.procesado()) {
      add(EventKind.MESSAGE_DONE, after, null);
    }
    DeliveryState state = after.state();
    boolean ours = after.direccion() == Direccion.OUTBOUND && state != null;
    if (ours && (before.state() != state || !Objects.equals(before.error(), after.error()))) {
      add(EventKind.DELIVERY_CHANGED, after, state.word());
    }
    // That a file waits came with its message, and that it is being fetched matters to nobody.
    mediaState(after)
        .filter(now -> now != MediaState.DOWNLOADING)
        .filter(now -> mediaState(before).filter(then -> then != now).isPresent())
        .ifPresent(now -> add(EventKind.MEDIA_CHANGED, after, now.word()));
  }

  private static Optional<MediaState> mediaState(Conversacion row) {
    return Optional.ofNullable(row.media()).map(file -> file.state());
  }

  private void add(EventKind kind, Conversacion row, @Nullable String detail) {
    add(kind, row.chatId(), row.id().value(), detail, row.actualizadoEn());
  }

  long last() {
    return last;
  }

  /** The offset before the oldest that is known. */
  long oldest() {
    return last - events.size();
  }

  List<FeedEvent> after(long offset, int limit) {
    int from = (int) (offset - oldest());
    return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
  }

  int forget(Instant before, int limit) {
    int old = 0;
    for (int i = 0; i < Math.min(limit, events.size()); i++) {
      old = events.get(i).at().isBefore(before) ? i + 1 : old;
    }
    events.subList(0, old).clear();
    return old;
  }
}
