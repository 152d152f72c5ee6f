package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.message.ChatId;

/** Where people went whose number or user id changed, and when. */
final class Moves {
  private final Map<ChatId, Latest<ChatId>> moves = new HashMap<>();

  void add(ChatId from, ChatId to, Instant at) {
    Latest<ChatId> known = moves.get(from);
    if (from.equals(to) || known != null && known.at().isAfter(at)) {
      return;
    }
    // Nobody is followed in a circle.
    moves.computeIfPresent(to, (chat, next) -> next.value().equals(from) ? null : next);
    follow(from, to);
    moves.put(from, new Latest<>(to, at));
  }

  /** One chat turned out to be another. */
  void join(ChatId gone, ChatId into) {
    Latest<ChatId> absorbed = moves.remove(gone);
    if (absorbed != null) {
      moves.putIfAbsent(into, absorbed);
    }
    follow(gone, into);
    moves.computeIfPresent(into, (chat, next) -> next.value().equals(into) ? null : next);
  }

  private void follow(ChatId from, ChatId to) {
    moves.replaceAll(
        (chat, next) -> next.value().equals(from) ? new Latest<>(to, next.at()) : next);
  }

  /** The chat of the ids that the person of a chat has now, and since when. */
  Optional<Latest<ChatId>> find(ChatId chat) {
    return Optional.ofNullable(moves.get(chat));
  }
}
