package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.message.ChatId;

/** When somebody last called in each chat, or took a call. */
final class Calls {
  private final Map<ChatId, Instant> last = new HashMap<>();

  void add(ChatId chat, Instant at) {
    last.merge(chat, at, (one, other) -> other.isAfter(one) ? other : one);
  }

  /** One chat turned out to be another. */
  void join(ChatId gone, ChatId into) {
    Instant at = last.remove(gone);
    if (at != null) {
      add(into, at);
    }
  }

  Optional<Instant> find(ChatId chat) {
    return Optional.ofNullable(last.get(chat));
  }
}
