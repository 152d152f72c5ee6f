package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.understanding.IntentMatch.Fate;

/**
 * Chooses among the phrases that were found: longer ones cover shorter ones, and what is denied
 * does not count. For one sentence and one thread.
 */
final class Selection {
  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparingInt(Found::words)
          .thenComparing(found -> found.phrase().mode())
          .reversed()
          .thenComparing(found -> found.phrase().role())
          .thenComparingInt(Found::first)
          .thenComparingInt(found -> found.last() - found.first())
          .thenComparingInt(found -> found.phrase().line());

  private static final Comparator<IntentMatch> BY_PLACE =
      Comparator.comparingInt(IntentMatch::start).thenComparing(IntentMatch::intent);

  /** What leaves open what else a message says. */
  private static final Set<String> MODEST =
      Set.of("saludo", "gracias", "despedida", "si", "no", "identificacion");

  /** «No pude ayer, pero ya pagué» is a payment. */
  private static final String PAID = "reportar_pago";

  private static final String COMPLAINT = "queja";
  private static final String NOT_PAID = "no_pagado";

  private final Sentence sentence;
  private final Places places;
  private final Denial denial;
  private final Figures figures;
  private final BitSet taken = new BitSet();
  private final BitSet sure = new BitSet();

  /** The words of what else was understood or refused, with what they have between them. */
  private final BitSet busy = new BitSet();

  private final BitSet modest = new BitSet();
  private final Crowd crowd;
  private final int[] cover;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Found> weak = new HashMap<>();
  private final Map<String, Found> told = new HashMap<>();
  private final List<IntentMatch> matches = new ArrayList<>();
  private final List<IntentMatch> discarded = new ArrayList<>();
  private int covers;

  Selection(Sentence sentence, NegationWords negations) {
    this.sentence = sentence;
    this.places = new Places(sentence, negations);
    this.denial = new Denial(sentence, negations);
    this.figures = new Figures(new Doubt(sentence, negations));
    this.crowd = new Crowd(sentence, places, taken, modest, sure, !negations.hollow().isEmpty());
    this.cover = new int[sentence.size()];
  }

  /** Chooses among the phrases. Call first, once. */
  void choose(List<Found> found) {
    places.read(found);
    List<Found> counting = new ArrayList<>(found.size());
    for (Found one : found) {
      if (places.counts(one)) {
        if (one.phrase().takesWords()) {
          counting.add(one);
        }
        denial.note(one);
        figures.note(one);
      }
    }
    counting.sort(BEST_FIRST);
    counting.forEach(this::choose);
    takeBackDoubtful();
  }

  private void takeBackDoubtful() {
    boolean late = seen.contains(NOT_PAID) && seen.contains(PAID);
    boolean complains = seen.contains(COMPLAINT);
    if (weak.isEmpty() && !late && !complains) {
      return;
    }
    Set<String> others = new HashSet<>(seen);
    others.removeAll(weak.keySet());
    if (others.stream().noneMatch(NegationWords::isOtherBusiness)) {
      weak.values().removeIf(one -> !crowd.isAround(one) && !crowd.isOfAnother(one));
    }
    weak.values().removeIf(places::isQuestion);
    Set<String> lost = new HashSet<>(weak.keySet());
    if (late && place(PAID) > place(NOT_PAID)) {
      lost.add(NOT_PAID);
    }
    if (complains) {
      // Who complains is not helped by the figures again, unless they ask for them.
      told.values().removeIf(one -> sentence.isAsked(one.first()));
      lost.addAll(told.keySet());
    }
    takeBack(lost, Fate.WEAK);
  }

  /** Where an intent was found; -1 when it was not. */
  private int place(String intent) {
    return matches.stream()
        .filter(match -> match.intent().equals(intent))
        .mapToInt(IntentMatch::start)
        .findFirst()
        .orElse(-1);
  }

  /** Whether some words are left that may say something. */
  boolean leavesRoom() {
    return taken.cardinality() < sentence.telling();
  }

  /**
   * Chooses the bunches with most words, each in a part of what is said where nothing else was
   * understood or refused; two that say different things with as many words say nothing.
   */
  void chooseAnyhow(List<Found> bunches) {
    bunches.removeIf(denial::isAnyhowDoubtful);
    Found next = Bunches.clearest(bunches, this::isFree);
    while (next != null && !crowd.isMoneyAnyhow(next)) {
      take(next);
      say(next);
      next = Bunches.clearest(bunches, this::isFree);
    }
  }

  private boolean isFree(Found found) {
    int other = busy.nextSetBit(places.partStart(found.first()));
    return !isCovered(found) && (other < 0 || other >= places.partEnd(found.last()));
  }

  /** What was chosen. */
  Understanding result() {
    // Figures that may not be what is asked for: the client says which.
    takeBack(figures.unsure(seen, taken), Fate.UNSURE);
    matches.sort(BY_PLACE);
    discarded.removeIf(match -> seen.contains(match.intent()));
    discarded.sort(BY_PLACE);
    return new Understanding(matches, discarded);
  }

  private void choose(Found found) {
    if (!found.phrase().saysSomething()) {
      if (!isCovered(found)) {
        take(found);
      }
    } else if (denial.isDenied(found)) {
      busy.set(found.first(), found.last() + 1);
      discard(found, Fate.DENIED);
    } else if (denial.isQuestioned(found)) {
      discard(found, Fate.DENIED);
    } else if (denial.isForeign(found)) {
      busy.set(found.first(), found.last() + 1);
      discard(found, Fate.FOREIGN);
    } else if (isCovered(found)) {
      discard(found, Fate.COVERED);
    } else {
      take(found);
      say(found);
    }
  }

  /** «Pago mañana las cuotas pendientes» asks for no list of them. */
  private void takeBack(Set<String> lost, Fate fate) {
    for (IntentMatch match : matches) {
      if (lost.contains(match.intent())) {
        discarded.add(
            new IntentMatch(match.intent(), match.start(), match.end(), match.phrase(), fate));
      }
    }
    matches.removeIf(match -> lost.contains(match.intent()));
    seen.removeAll(lost);
  }

  private boolean isCovered(Found found) {
    for (int at = found.first(); at <= found.last(); at++) {
      if (found.uses(at) && taken.get(at)) {
        return true;
      }
    }
    int around = cover[found.first()];
    return around != 0 && around == cover[found.last()];
  }

  private void take(Found found) {
    boolean figures =
        Intents.OF_MONEY.contains(found.phrase().intent()) && !found.phrase().isWeak();
    for (int at = found.first(); at <= found.last(); at++) {
      if (found.uses(at)) {
        taken.set(at);
        sure.set(at, figures);
      }
    }
    if (found.phrase().saysSomething()) {
      BitSet kind = MODEST.contains(found.phrase().intent()) ? modest : busy;
      kind.set(found.first(), found.last() + 1);
    }
    Arrays.fill(cover, found.first(), found.last() + 1, ++covers);
  }

  private void say(Found found) {
    Phrase phrase = found.phrase();
    say(found, phrase.intent());
    phrase.also().forEach(also -> say(found, also));
  }

  private void say(Found found, String intent) {
    figures.note(found, intent);
    boolean first = seen.add(intent);
    if (first) {
      matches.add(match(found, intent, Fate.FOUND));
      if (Intents.OF_MONEY.contains(intent)) {
        told.put(intent, found);
      }
    }
    if (!found.phrase().isWeak()) {
      weak.remove(intent);
    } else if (first) {
      weak.put(intent, found);
    }
  }

  private void discard(Found found, Fate fate) {
    String intent = found.phrase().intent();
    if (discarded.stream().noneMatch(m -> m.intent().equals(intent) && m.fate() == fate)) {
      discarded.add(match(found, intent, fate));
    }
  }

  private IntentMatch match(Found found, String intent, Fate fate) {
    int start = sentence.start(found.first());
    int end = sentence.end(found.last());
    return new IntentMatch(intent, start, end, found.phrase().text(), fate);
  }
}
