package org.botcrm.testkit.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.Estadisticas;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReportedStatus;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.SendAttempt;

/** Reads rows, with what is known of the person of their chat put in. */
final class InMemoryConversacionRepository implements ConversacionRepository {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Comparator<Conversacion> NEWEST_FIRST = Rows.OLDEST_FIRST.reversed();

  private final Object lock;
  private final Rows rows;
  private final Chats chats;
  private final OutboundRows outbound;

  InMemoryConversacionRepository(Object lock, Rows rows, Chats chats, OutboundRows outbound) {
    this.lock = lock;
    this.rows = rows;
    this.chats = chats;
    this.outbound = outbound;
  }

  @Override
  public Optional<Conversacion> find(ConversacionId id) {
    synchronized (lock) {
      return rows.find(id).map(this::withPerson);
    }
  }

  @Override
  public List<SendAttempt> listAttempts(ConversacionId id) {
    synchronized (lock) {
      return outbound.attempts(id);
    }
  }

  private Conversacion withPerson(Conversacion row) {
    Optional<Chat> chat = chats.find(row.chatId());
    return RowEdit.of(
        row,
        edit -> {
          edit.userId =
              chat.flatMap(c -> c.contact().user()).map(BusinessScopedId::value).orElse(null);
          edit.profileName = chat.map(Chat::profileName).orElse(null);
        });
  }

  @Override
  public ConversacionPage list(ConversacionFilter filter, PageRequest page) {
    synchronized (lock) {
      List<Conversacion> all =
          rows.all().filter(new RowFilter(filter)).sorted(NEWEST_FIRST).toList();
      List<Conversacion> andOneMore =
          from(all, page).limit(page.size() + 1L).map(this::withPerson).toList();
      boolean hasMore = andOneMore.size() > page.size();
      List<Conversacion> shown = hasMore ? andOneMore.subList(0, page.size()) : andOneMore;
      return new ConversacionPage(shown, all.size(), true, hasMore);
    }
  }

  private static Stream<Conversacion> from(List<Conversacion> all, PageRequest page) {
    if (page instanceof PageRequest.Numbered numbered) {
      return all.stream().skip((numbered.page() - 1L) * numbered.size());
    }
    Cursor cursor = ((PageRequest.After) page).cursor();
    return all.stream().filter(row -> isOlder(row, cursor));
  }

  private static boolean isOlder(Conversacion row, Cursor cursor) {
    int byTime = row.timestamp().compareTo(cursor.timestamp());
    return byTime < 0 || byTime == 0 && row.id().value() < cursor.id().value();
  }

  @Override
  public Estadisticas estadisticas(Instant now) {
    synchronized (lock) {
      Instant dayAgo = now.minus(DAY);
      return new Estadisticas(
          count(row -> true),
          count(row -> row.direccion() == Direccion.INBOUND),
          count(row -> row.direccion() == Direccion.OUTBOUND),
          count(row -> row.clienteId() != null),
          count(row -> row.clienteId() == null),
          count(Conversacion::respuestaEnviada),
          count(row -> !row.timestamp().isBefore(dayAgo) && !row.timestamp().isAfter(now)));
    }
  }

  @Override
  public List<ReportedStatus> listStatuses(ConversacionId id) {
    synchronized (lock) {
      return rows.find(id).map(outbound::statuses).orElse(List.of()).stream()
          .map(InMemoryConversacionRepository::reported)
          .sorted(ReportedStatus.AS_THEY_HAPPENED)
          .toList();
    }
  }

  @Override
  public Optional<Instant> findHeldUntil(ConversacionId id) {
    synchronized (lock) {
      return outbound.unfinished().stream()
          .filter(message -> message.row().equals(id) && message.held())
          .map(Outgoing::due)
          .findFirst();
    }
  }

  private static ReportedStatus reported(StatusUpdate status) {
    SendError error = status.error();
    return new ReportedStatus(
        status.status(), Rows.micros(status.timestamp()), error == null ? null : error.inWords());
  }

  @Override
  public List<Cobros> listCobros(Instant from, Instant until) {
    synchronized (lock) {
      return Charges.list(outbound.statuses(), from, until);
    }
  }

  private long count(Predicate<Conversacion> which) {
    return rows.all().filter(which).count();
  }
}
