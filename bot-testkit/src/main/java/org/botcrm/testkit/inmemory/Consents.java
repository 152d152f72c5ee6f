package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** What people said about being written to. Callers hold the lock of the storage. */
final class Consents {
  private final Map<ChatId, List<ConsentChange>> changes = new HashMap<>();

  void add(ChatId chat, ConsentChange change) {
    List<ConsentChange> all = changes.computeIfAbsent(chat, none -> new ArrayList<>());
    all.add(
        new ConsentChange(
            change.consent(), change.source(), Rows.micros(change.at()), change.text()));
    all.sort(Comparator.comparing(ConsentChange::at));
  }

  /** Whether there was anything to move. */
  boolean moveAll(ChatId from, ChatId to) {
    List<ConsentChange> moved = changes.remove(from);
    if (moved != null) {
      moved.forEach(change -> add(to, change));
    }
    return moved != null;
  }

  /** By time; of two at the same time, in the order of arrival. */
  List<ConsentChange> of(ChatId chat) {
    return List.copyOf(changes.getOrDefault(chat, List.of()));
  }

  @Nullable Instant optedOutAt(ChatId chat) {
    return ConsentState.optedOutAt(
        last(chat, ConsentSource.MESSAGE), last(chat, ConsentSource.META_PREFERENCES));
  }

  /** When the person last said in a message that they want messages, or none. */
  @Nullable Instant saidAt(ChatId chat) {
    ConsentChange said = last(chat, ConsentSource.MESSAGE);
    return said == null ? null : said.at();
  }

  private @Nullable ConsentChange last(ChatId chat, ConsentSource source) {
    return of(chat).stream()
        .filter(change -> change.source() == source)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }
}
