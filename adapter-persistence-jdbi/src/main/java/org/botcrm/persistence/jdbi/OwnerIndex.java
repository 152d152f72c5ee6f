package org.botcrm.persistence.jdbi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/**
 * Which clients have a phone or an ID number, as of the last reading of all of them. Read again
 * when it is older than {@link #MAX_AGE}, or than the age that reading costs; only numbers whose
 * writing changed are parsed anew. A client is thus known, and a number that two clients share is
 * seen as shared, within that time of the CRM's change. Whoever finds it too old reads it again,
 * and the others go on with the old one meanwhile; so does everybody when reading again fails. Only
 * before the first reading is there nothing to go on with. Thread-safe.
 */
final class OwnerIndex {
  /** How old the index may be. A second is short for a person, and 20,000 clients read in 20 ms. */
  static final Duration MAX_AGE = Duration.ofSeconds(1);

  /** Whoever reads again keeps a chat waiting; more than this is not worth it. */
  static final Duration MAX_READING = Duration.ofSeconds(30);

  /** Reading takes at most one twentieth of the time. */
  private static final int REST = 20;

  private final Consumer<Reader> source;
  private final Function<String, List<String>> parser;
  private final Clock clock;
  private final Consumer<RuntimeException> kept;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;
  // Whether it was said that the old index is kept. Guarded by the lock.
  private boolean said;

  /**
   * Empty until it is first asked.
   *
   * @param parser the numbers in a field, each in the form that all its writings share
   * @param kept hears why the old index is kept, once until a reading works again
   */
  OwnerIndex(
      Consumer<Reader> source,
      Function<String, List<String>> parser,
      Clock clock,
      Consumer<RuntimeException> kept) {
    this.source = source;
    this.parser = parser;
    this.clock = clock;
    this.kept = kept;
  }

  /** Throws what reading throws when nothing was ever read. */
  List<ClienteId> owners(String number) {
    return current().owners.getOrDefault(number, List.of());
  }

  /**
   * Any client, the same one for the same number as long as the index is; empty when there is none.
   */
  Optional<ClienteId> anyFor(String number) {
    List<ClienteId> all = current().all;
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(Math.floorMod(number.hashCode(), all.size())));
  }

  private Snapshot current() {
    Snapshot seen = snapshot;
    if (seen == null) {
      reading.lock();
    } else if (seen.isFresh(clock.instant()) || !reading.tryLock()) {
      return seen;
    }
    try {
      Snapshot old = snapshot;
      if (old != null && old != seen) {
        // Somebody else read it while this thread came here.
        return old;
      }
      Snapshot now = old == null ? read(null) : readAgain(old);
      snapshot = now;
      return now;
    } finally {
      reading.unlock();
    }
  }

  private Snapshot readAgain(Snapshot old) {
    Instant began = clock.instant();
    try {
      Snapshot fresh = read(old);
      said = false;
      return fresh;
    } catch (RuntimeException e) {
      if (!said) {
        said = true;
        kept.accept(e);
      }
      return new Snapshot(old.entries, old.owners, old.all, began, until(began));
    }
  }

  private Snapshot read(@Nullable Snapshot old) {
    Instant began = clock.instant();
    Map<Integer, Entry> entries = new HashMap<>();
    source.accept(
        (id, writing) -> {
          requireInTime(old, began);
          entries.put(id, entry(old, id, writing));
        });
    List<ClienteId> all = entries.keySet().stream().sorted().map(ClienteId::new).toList();
    return new Snapshot(entries, owners(entries), all, began, until(began));
  }

  private void requireInTime(@Nullable Snapshot old, Instant began) {
    if (old != null && clock.instant().isAfter(began.plus(MAX_READING))) {
      throw new StorageException("reading the clients' numbers again took too long");
    }
  }

  private Instant until(Instant began) {
    Instant ended = clock.instant();
    Duration cost = Duration.between(began, ended).multipliedBy(REST);
    return ended.plus(cost.compareTo(MAX_AGE) > 0 ? cost : MAX_AGE);
  }

  private Entry entry(@Nullable Snapshot old, int id, String writing) {
    Entry known = old == null ? null : old.entries.get(id);
    return known != null && known.writing.equals(writing)
        ? known
        : new Entry(writing, parser.apply(writing).stream().distinct().toList());
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
    void field(int id, String writing);
  }

  private record Entry(String writing, List<String> numbers) {}

  private record Snapshot(
      Map<Integer, Entry> entries,
      Map<String, List<ClienteId>> owners,
      List<ClienteId> all,
      Instant began,
      Instant until) {
    /** A clock that was put back must not keep it for hours. */
    private boolean isFresh(Instant now) {
      return !now.isBefore(began) && now.isBefore(until);
    }
  }
}
