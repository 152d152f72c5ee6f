package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionQueue;
import org.botcrm.domain.subscription.SubscriptionRepository;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.jspecify.annotations.Nullable;

/** Subscriptions in memory. Thread-safe, by one lock. */
public final class InMemorySubscriptions {
  private final Map<Long, SubscriptionState> states = new TreeMap<>();
  private long ids;
  private long letterIds;

  /** The ports over them. */
  public SubscriptionPorts ports() {
    return new SubscriptionPorts(new Repository(), new Queue());
  }

  private final class Repository implements SubscriptionRepository {
    @Override
    public Subscription add(NewSubscription added, Instant now) {
      synchronized (states) {
        ids++;
        Instant at = Rows.micros(now);
        SubscriptionState state =
            new SubscriptionState(
                added,
                new Subscription(
                    ids,
                    added.url(),
                    added.kinds(),
                    true,
                    at,
                    SubscriptionProgress.upTo(added.cursor(), at)));
        states.put(ids, state);
        return state.subscription;
      }
    }

    @Override
    public Optional<Subscription> find(long id) {
      synchronized (states) {
        return Optional.ofNullable(states.get(id)).map(state -> state.subscription);
      }
    }

    @Override
    public List<Subscription> list() {
      synchronized (states) {
        return states.values().stream().map(state -> state.subscription).toList();
      }
    }

    @Override
    public boolean change(long id, Set<EventKind> kinds, boolean active, Instant now) {
      synchronized (states) {
        SubscriptionState state = states.get(id);
        if (state != null) {
          SubscriptionProgress old = state.subscription.progress();
          state.become(
              kinds,
              active,
              new SubscriptionProgress(
                  old.cursor(), old.attempts(), null, Rows.micros(now), old.reason()));
        }
        return state != null;
      }
    }

    @Override
    public boolean remove(long id) {
      synchronized (states) {
        return states.remove(id) != null;
      }
    }

    @Override
    public boolean rewind(long id, long cursor, Instant now) {
      synchronized (states) {
        SubscriptionState state = states.get(id);
        if (state != null) {
          state.version++;
          state.become(SubscriptionProgress.upTo(cursor, Rows.micros(now)));
        }
        return state != null;
      }
    }

    @Override
    public List<DeadLetter> deadLetters(long id, @Nullable Long after, int limit) {
      synchronized (states) {
        SubscriptionState state = states.get(id);
        return state == null
            ? List.of()
            : state.letters.values().stream()
                .filter(letter -> after == null || letter.id() > after)
                .sorted(Comparator.comparingLong(DeadLetter::id))
                .limit(limit)
                .toList();
      }
    }

    @Override
    public int repeatDeadLetters(long id) {
      synchronized (states) {
        SubscriptionState state = states.get(id);
        if (state == null) {
          return 0;
        }
        state.letters.replaceAll((same, letter) -> SubscriptionState.repeating(letter, true));
        return state.letters.size();
      }
    }
  }

  private final class Queue implements SubscriptionQueue {
    @Override
    public boolean isAnyDue(Instant now) {
      synchronized (states) {
        return states.values().stream()
            .anyMatch(state -> state.isFree(now) && (state.isDue(now) || state.isRepeating()));
      }
    }

    @Override
    public Optional<SubscriptionTurn> claim(long last, Instant now, Instant until) {
      synchronized (states) {
        return states.values().stream()
            .filter(state -> state.isFree(now))
            .filter(state -> state.isDue(now) && state.cursor() != last || state.isRepeating())
            .min(Comparator.comparing(state -> state.subscription.progress().dueAt()))
            .map(state -> state.claim(until));
      }
    }

    @Override
    public boolean record(SubscriptionTurn turn, TurnResult result, Instant now) {
      synchronized (states) {
        SubscriptionState state = states.get(turn.subscription().id());
        if (state == null || state.token != turn.token()) {
          return false;
        }
        state.takenUntil = null;
        return result.match(
            moved -> state.move(turn, moved.progress()),
            gaveUp -> state.move(turn, gaveUp.progress()) && bury(state, gaveUp, now),
            repeated -> state.drop(repeated.letter()),
            not -> state.keep(not, now));
      }
    }

    private boolean bury(SubscriptionState state, TurnResult.GaveUp gaveUp, Instant now) {
      FeedEvent event = gaveUp.event();
      DeadLetter known = state.letters.get(event.offset());
      long id = known == null ? ++letterIds : known.id();
      state.letters.put(
          event.offset(), new DeadLetter(id, event, gaveUp.reason(), Rows.micros(now), false));
      while (state.letters.size() > SubscriptionRepository.MAX_LETTERS) {
        state.drop(state.letters.values().stream().mapToLong(DeadLetter::id).min().orElseThrow());
      }
      return true;
    }
  }
}
