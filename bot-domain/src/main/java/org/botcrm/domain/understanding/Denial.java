package org.botcrm.domain.understanding;

import java.util.BitSet;
import java.util.Set;

/** Tells what the words around a phrase take back. For one sentence and one thread. */
final class Denial {
  /** How many words before a question for figures may say that it is about something else. */
  private static final int FOREIGN_BEFORE = 12;

  /** How many words after «no» are still denied. */
  private static final int DENIED_WORDS = 4;

  /** How many words after «no quiero» are still refused. */
  private static final int REFUSED_WORDS = 6;

  /** How many words after «ya pagué» may say that it was the water. */
  private static final int FOREIGN_WORDS = 4;

  /** How many words after «cuánto» or «a qué» are still part of what is asked. */
  private static final int QUESTIONED_WORDS = 3;

  /** What is no promise and no report after «cuánto» or «dónde». */
  private static final Set<String> PROMISES = Set.of("promesa_pago", "reportar_pago");

  private static final String RECEIPTS = "recibos";

  private final Sentence sentence;
  private final NegationWords words;
  private final BitSet spoken = new BitSet();
  private final BitSet refusing = new BitSet();
  private final BitSet elsewhere = new BitSet();
  private final BitSet questioned = new BitSet();

  /** Where something open is asked: words that stand anyhow promise nothing there. */
  private final BitSet doubted = new BitSet();

  Denial(Sentence sentence, NegationWords words) {
    this.sentence = sentence;
    this.words = words;
  }

  /**
   * A «no» that is part of a phrase denies nothing after it: «no me llega el código, pago mañana».
   */
  void note(Found found) {
    int after = found.last() + 1;
    switch (found.phrase().role()) {
      case REFUSAL -> refusing.set(found.first() + 1, after);
      case ELSEWHERE ->
          elsewhere.set(sentence.sentenceStart(found.first()), sentence.sentenceEnd(found.last()));
      case INTERROGATIVE -> {
        int end = sentence.clauseEnd(found.last());
        questioned.set(after, Math.min(after + QUESTIONED_WORDS, end));
        doubted.set(sentence.clauseStart(found.first()), end);
      }
      case INDIRECT_QUESTION -> questioned.set(after, sentence.clauseEnd(found.last()));
      case OPEN_QUESTION, REQUEST, REASON, DOUBT, DOUBT_BEFORE, OTHER_QUESTION -> {
        // Looked at elsewhere: see Selection.
      }
      case NOTHING, NEUTRAL, INTENT -> noteNegations(found);
    }
  }

  private void noteNegations(Found found) {
    for (int at = found.first(); found.words() > 1 && at <= found.last(); at++) {
      if (found.uses(at) && words.isNegation(sentence.id(at))) {
        spoken.set(at);
      }
    }
  }

  boolean isDenied(Found found) {
    // «No quiero | hablar con un asesor», where «quiero hablar con un asesor» is a phrase too.
    if (refusing.get(found.first())) {
      return true;
    }
    int passed = 0;
    for (int at = found.first(); passed <= REFUSED_WORDS && !sentence.startsClause(at); at--) {
      int before = at - 1;
      if (refusing.get(before)) {
        return true;
      }
      if (passed <= DENIED_WORDS && isDenying(before) && !isAskedFor(found)) {
        // «No ya pagué» is «no, ya pagué» written in a hurry.
        return !words.cuts(sentence.id(at));
      }
      if (words.cuts(sentence.id(before))) {
        return false;
      }
      passed += sentence.isFiller(before) ? 0 : 1;
    }
    return false;
  }

  private boolean isDenying(int at) {
    return words.isNegation(sentence.id(at)) && !spoken.get(at);
  }

  private boolean isAskedFor(Found found) {
    return words.asks(found.phrase().intent()) || sentence.isAsked(found.first());
  }

  /** «Cuánto voy a pagar» promises nothing. */
  boolean isQuestioned(Found found) {
    return PROMISES.contains(found.phrase().intent()) && questioned.get(found.first());
  }

  /** Whether words that stand anyhow are nothing to lean on. */
  boolean isAnyhowDoubtful(Found found) {
    return isDoubtful(found) || isForeign(found) || isAsked(found);
  }

  /** «¿Pago el viernes o el lunes?» promises nothing, either. */
  private boolean isAsked(Found found) {
    int at = found.first();
    return PROMISES.contains(found.phrase().intent())
        && (questioned.get(at) || doubted.get(at) || sentence.isAsked(at));
  }

  boolean isForeign(Found found) {
    if (!words.isAboutLoans(found.phrase().intent())) {
      return false;
    }
    boolean money = Intents.OF_MONEY.contains(found.phrase().intent());
    if (money && elsewhere.get(found.first())) {
      return true;
    }
    // Figures that nobody asked for are worse than a question: all that stands before counts, too.
    int before = Math.max(sentence.clauseStart(found.first()), found.first() - FOREIGN_BEFORE);
    // But for a receipt, which is for a visa or the school.
    int first = money && !found.phrase().intent().equals(RECEIPTS) ? before : found.first();
    for (int at = first; at <= found.last() + FOREIGN_WORDS; at++) {
      if (at >= sentence.size() || at > found.last() && sentence.startsClause(at)) {
        return false;
      }
      if (words.isForeign(sentence.id(at)) && !found.uses(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything around some words may take them back: they are no phrase to lean on. */
  private boolean isDoubtful(Found found) {
    boolean statement = !isAskedFor(found);
    for (int at = 0; at < sentence.size(); at++) {
      int id = sentence.id(at);
      if (words.isForeign(id) || refusing.get(at) || statement && words.isNegation(id)) {
        return true;
      }
    }
    return false;
  }
}
