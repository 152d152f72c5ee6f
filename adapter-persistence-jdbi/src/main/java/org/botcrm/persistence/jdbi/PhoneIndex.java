package org.botcrm.persistence.jdbi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.jspecify.annotations.Nullable;

/**
 * Which clients have a number, as of the last reading of all of them. Read again when it is older
 * than {@link #MAX_AGE}, or than the age that reading costs; only numbers whose writing changed are
 * parsed anew. A client is thus known, and a number that two clients share is seen as shared,
 * within that time of the CRM's change. Thread-safe.
 */
final class PhoneIndex {
  /** How old the index may be. A second is short for a person, and 20,000 clients read in 20 ms. */
  static final Duration MAX_AGE = Duration.ofSeconds(1);

  /** Reading takes at most one twentieth of the time. */
  private static final int REST = 20;

  private final Consumer<Reader> source;
  private final PhoneNumberParser parser;
  private final Clock clock;
  private volatile @Nullable Snapshot snapshot;

  PhoneIndex(Consumer<Reader> source, PhoneNumberParser parser, Clock clock) {
    this.source = source;
    this.parser = parser;
    this.clock = clock;
  }

  List<ClienteId> owners(PhoneNumber phone) {
    return current().owners.getOrDefault(phone.canonical().digits(), List.of());
  }

  private Snapshot current() {
    Snapshot seen = snapshot;
    return seen != null && clock.instant().isBefore(seen.until) ? seen : refreshed();
  }

  private synchronized Snapshot refreshed() {
    Snapshot old = snapshot;
    Instant began = clock.instant();
    if (old != null && began.isBefore(old.until)) {
      return old;
    }
    Map<Integer, Entry> entries = new HashMap<>();
    source.accept((id, writing) -> entries.put(id, entry(old, id, writing)));
    Instant ended = clock.instant();
    Duration cost = Duration.between(began, ended).multipliedBy(REST);
    Instant until = ended.plus(cost.compareTo(MAX_AGE) > 0 ? cost : MAX_AGE);
    Snapshot fresh = new Snapshot(entries, owners(entries), until);
    snapshot = fresh;
    return fresh;
  }

  private Entry entry(@Nullable Snapshot old, int id, String writing) {
    Entry known = old == null ? null : old.entries.get(id);
    return known != null && known.writing.equals(writing)
        ? known
        : new Entry(
            writing,
            parser.parseAll(writing).stream().map(n -> n.canonical().digits()).distinct().toList());
  }

  private static Map<String, List<ClienteId>> owners(Map<Integer, Entry> entries) {
    Map<String, List<ClienteId>> owners = new HashMap<>();
    entries.forEach(
        (id, entry) -> {
          for (String number : entry.numbers) {
            owners.computeIfAbsent(number, n -> new ArrayList<>(1)).add(new ClienteId(id));
          }
        });
    owners.values().forEach(ids -> ids.sort(Comparator.comparingInt(ClienteId::value)));
    return owners;
  }

  /** Takes what the table holds. */
  @FunctionalInterface
  interface Reader {
    void phone(int id, String writing);
  }

  private record Entry(String writing, List<String> numbers) {}

  private record Snapshot(
      Map<Integer, Entry> entries, Map<String, List<ClienteId>> owners, Instant until) {}
}
