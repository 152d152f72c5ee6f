package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.jspecify.annotations.Nullable;

/** One subscription with all that belongs to it. Letters by their offset. */
final class SubscriptionState {
  private final NewSubscription made;
  final Map<Long, DeadLetter> letters = new TreeMap<>();
  Subscription subscription;
  long token;
  long version;
  @Nullable Instant takenUntil;

  SubscriptionState(NewSubscription made, Subscription subscription) {
    this.made = made;
    this.subscription = subscription;
  }

  long cursor() {
    return subscription.progress().cursor();
  }

  boolean isFree(Instant now) {
    return subscription.active() && (takenUntil == null || !takenUntil.isAfter(now));
  }

  boolean isDue(Instant now) {
    return !subscription.progress().dueAt().isAfter(now);
  }

  boolean isRepeating() {
    return letters.values().stream().anyMatch(DeadLetter::repeating);
  }

  SubscriptionTurn claim(Instant until) {
    token++;
    takenUntil = until;
    List<DeadLetter> waiting = new ArrayList<>(letters.values());
    waiting.removeIf(letter -> !letter.repeating());
    waiting.sort(Comparator.comparingLong(DeadLetter::id));
    return new SubscriptionTurn(
        subscription,
        made.secret(),
        token,
        version,
        until,
        waiting.isEmpty() ? null : waiting.get(0));
  }

  boolean move(SubscriptionTurn turn, SubscriptionProgress to) {
    if (version != turn.version()) {
      return false;
    }
    Instant since = to.failingSince();
    become(
        new SubscriptionProgress(
            to.cursor(),
            to.attempts(),
            since == null ? null : Rows.micros(since),
            Rows.micros(to.dueAt()),
            to.reason()));
    return true;
  }

  boolean drop(long letter) {
    letters.values().removeIf(one -> one.id() == letter);
    return true;
  }

  boolean keep(TurnResult.NotRepeated not, Instant now) {
    letters.replaceAll(
        (same, letter) -> {
          if (letter.id() == not.letter()) {
            return new DeadLetter(
                letter.id(), letter.event(), not.reason(), Rows.micros(now), false);
          }
          return not.noneNow() ? repeating(letter, false) : letter;
        });
    return true;
  }

  void become(SubscriptionProgress progress) {
    become(subscription.kinds(), subscription.active(), progress);
  }

  void become(Set<EventKind> kinds, boolean active, SubscriptionProgress progress) {
    subscription =
        new Subscription(
            subscription.id(),
            subscription.url(),
            kinds,
            active,
            subscription.createdAt(),
            progress);
  }

  static DeadLetter repeating(DeadLetter letter, boolean repeating) {
    return new DeadLetter(
        letter.id(), letter.event(), letter.reason(), letter.failedAt(), repeating);
  }
}
