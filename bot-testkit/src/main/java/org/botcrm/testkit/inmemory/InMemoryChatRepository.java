package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/** Chats with the figures of their rows. */
final class InMemoryChatRepository implements ChatRepository {
  private static final Comparator<ChatSummary> NEWEST_FIRST =
      Comparator.comparing(ChatSummary::lastAt).thenComparing(chat -> chat.id().value()).reversed();
  private static final Comparator<ChatSummary> LONGEST_WAIT_FIRST =
      Comparator.comparing((ChatSummary chat) -> Objects.requireNonNull(chat.waitingSince()))
          .thenComparing(chat -> chat.id().value());

  private static final Comparator<Conversacion> BY_TIME =
      Comparator.comparing(Conversacion::timestamp).thenComparing(row -> row.id().value());

  private final Object lock;
  private final Rows rows;
  private final Chats chats;

  InMemoryChatRepository(Object lock, Rows rows, Chats chats) {
    this.lock = lock;
    this.rows = rows;
    this.chats = chats;
  }

  @Override
  public Optional<ChatSummary> find(ChatId id) {
    synchronized (lock) {
      return chats.find(id).flatMap(this::summary);
    }
  }

  @Override
  public ChatPage list(ChatFilter filter, @Nullable ChatCursor after, int size) {
    synchronized (lock) {
      List<ChatSummary> found =
          chats.all().stream()
              .flatMap(chat -> summary(chat).stream())
              .filter(chat -> passes(chat, filter))
              .filter(chat -> after == null || isBehind(chat, after, filter.isByWait()))
              .sorted(filter.isByWait() ? LONGEST_WAIT_FIRST : NEWEST_FIRST)
              .limit(size + 1L)
              .toList();
      return ChatPage.of(filter, found, size);
    }
  }

  @Override
  public Map<ChatId, Conversacion> lastMessages(Collection<ChatId> of) {
    synchronized (lock) {
      return rows.all()
          .filter(row -> of.contains(row.chatId()))
          .collect(
              Collectors.toMap(
                  Conversacion::chatId, Function.identity(), BinaryOperator.maxBy(BY_TIME)));
    }
  }

  private static boolean passes(ChatSummary chat, ChatFilter filter) {
    PhoneNumber number = filter.number();
    return (filter.waiting() == null || filter.waiting() == (chat.waitingSince() != null))
        && (number == null
            || chat.contact()
                .phone()
                .filter(phone -> phone.canonical().equals(number.canonical()))
                .isPresent());
  }

  private static boolean isBehind(ChatSummary chat, ChatCursor cursor, boolean byWait) {
    Instant at = byWait ? Objects.requireNonNull(chat.waitingSince()) : chat.lastAt();
    int byTime = at.compareTo(cursor.at());
    int place = byTime != 0 ? byTime : Long.compare(chat.id().value(), cursor.id().value());
    return byWait ? place > 0 : place < 0;
  }

  /** Empty for a chat without a message. */
  private Optional<ChatSummary> summary(Chat chat) {
    List<Conversacion> own = rows.all().filter(row -> row.chatId().equals(chat.id())).toList();
    long inbound = own.stream().filter(row -> row.direccion() == Direccion.INBOUND).count();
    Instant waitingSince =
        rows.waiting(chat.id()).stream()
            .map(Conversacion::creadoEn)
            .min(Instant::compareTo)
            .orElse(null);
    return own.stream()
        .map(Conversacion::timestamp)
        .max(Instant::compareTo)
        .map(
            last ->
                new ChatSummary(
                    chat.id(),
                    chat.phoneNumberId(),
                    chat.contact(),
                    chat.profileName(),
                    last,
                    inbound,
                    own.size() - inbound,
                    waitingSince,
                    chats.gate(chat.id())));
  }
}
