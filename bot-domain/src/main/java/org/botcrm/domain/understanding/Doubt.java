package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.understanding.Phrase.Mode;

/**
 * Tells whether a phrase is enough to show figures. Where they are asked for outright («cuánto
 * debo»), it is, unless something beside it says that this is not the question («ya sé cuánto
 * debo», «por qué…»). Where they are only named («el recibo»), most of what is said with it must be
 * explained by it. For one sentence and one thread.
 */
final class Doubt {
  /** Words beside a phrase that names figures, which mean something and were not understood. */
  private static final int MOST_BESIDE_NAME = 1;

  /** The same in a question. */
  private static final int MOST_BESIDE_QUESTION = 2;

  /** The same behind words that ask to be shown something, or beside «no me aparece el pago». */
  private static final int MOST_BESIDE_REQUEST = 3;

  /** «De cuánto es la cuota» means them; «cuánto cuesta la constancia» does not. */
  private static final Set<String> OF_AMOUNTS = Set.of("saldo", "proxima_cuota", "cuotas", "pagos");

  /** «Pagué el lunes, no me aparece» asks, too. */
  private static final String PAID = "reportar_pago";

  private final Sentence sentence;
  private final NegationWords negations;
  private final BitSet asking = new BitSet();
  private final BitSet requesting = new BitSet();
  private final BitSet reasons = new BitSet();
  private final List<Found> doubts = new ArrayList<>();
  private final List<Found> doubtsBefore = new ArrayList<>();
  private final List<Found> otherQuestions = new ArrayList<>();
  private final List<Found> business = new ArrayList<>();
  private final List<Found> outright = new ArrayList<>();
  private final List<Found> paid = new ArrayList<>();

  Doubt(Sentence sentence, NegationWords negations) {
    this.sentence = sentence;
    this.negations = negations;
  }

  /** Notes what asks, and what says that something else is asked. */
  void note(Found found) {
    switch (found.phrase().role()) {
      case OPEN_QUESTION -> asking.set(found.first(), found.last() + 1);
      case REQUEST -> requesting.set(found.first(), found.last() + 1);
      case REASON -> reasons.set(found.first());
      case DOUBT -> doubts.add(found);
      case DOUBT_BEFORE -> doubtsBefore.add(found);
      case OTHER_QUESTION -> otherQuestions.add(found);
      default -> {
        // Says nothing of what is asked.
      }
    }
  }

  /** Notes what is answered with figures. */
  void noteFigures(Found found) {
    if (isOutright(found)) {
      outright.add(found);
    }
  }

  /** Notes what was understood that is not answered with figures: «ya pagué». */
  void noteBusiness(Found found, String intent) {
    (intent.equals(PAID) ? paid : business).add(found);
  }

  /**
   * Whether the client should be asked first.
   *
   * @param intent what it may say: its own, or another that it says besides
   * @param taken the words of all that was understood
   */
  boolean isUnsure(Found found, String intent, BitSet taken) {
    if (negations.hollow().isEmpty()) {
      return false;
    }
    int start = start(found.first());
    int end = end(found.last());
    if (isThere(doubts, found, start, end) || isThere(doubtsBefore, found, start, found.last())) {
      return true;
    }
    if (found.phrase().mode() != Mode.TOGETHER && isOutright(found)) {
      return false;
    }
    int request = request(found, start);
    return isThere(otherQuestions, found, start, found.last())
        || (request >= 0
            // «Ya pagué, mándeme el recibo» asks for it; what was said before is why.
            ? isBusiness(found, Math.max(start, request), end)
            : isTold(found, intent) || isBesideBusiness(found))
        // What is told before «me dice mi saldo» is why.
        || beside(found, Math.max(start, request), reason(found, end), taken)
            > most(found, request >= 0);
  }

  /** Whether it only goes with what is asked or said: «la última que pagué fue la 5, ¿cuánto…». */
  private boolean isTold(Found found, String intent) {
    if (sentence.isAsked(found.first())) {
      return false;
    }
    return !intent.equals(found.phrase().intent())
        || outright.stream().anyMatch(o -> isAnother(o, found) && o.first() > found.last())
            // «Cuánto debo, mis pagos y cuándo me toca» asks for three things.
            && outright.stream().noneMatch(o -> isAnother(o, found) && o.last() < found.first());
  }

  private static boolean isAnother(Found one, Found found) {
    return !one.phrase().intent().equals(found.phrase().intent());
  }

  /** «Ya pagué la cuota y la que viene», but not «dime la cuota y la cuenta para pagar». */
  private boolean isBesideBusiness(Found found) {
    int start = sentence.clauseStart(found.first());
    int end = sentence.clauseEnd(found.last());
    boolean elsewhere =
        !sentence.isAsked(found.first()) && isThere(business, found, 0, sentence.size());
    return elsewhere || isBusiness(found, start, end);
  }

  private boolean isBusiness(Found found, int start, int end) {
    return isThere(business, found, start, end) || isThere(paid, found, start, end);
  }

  private boolean isOutright(Found found) {
    for (int at = found.first(); at <= found.last(); at++) {
      if (found.uses(at) && asking.get(at)) {
        return true;
      }
    }
    return false;
  }

  private int most(Found found, boolean requested) {
    return switch (found.phrase().mode()) {
      case TOGETHER -> requested ? MOST_BESIDE_QUESTION : MOST_BESIDE_NAME;
      case WEAK, WEAK_LAST -> requested ? MOST_BESIDE_REQUEST : besideName(found);
      default -> MOST_BESIDE_REQUEST;
    };
  }

  private int besideName(Found found) {
    return sentence.isAsked(found.first()) ? MOST_BESIDE_QUESTION : MOST_BESIDE_NAME;
  }

  /** The last word before a phrase, or in it, that asks to be shown something; -1 for none. */
  private int request(Found found, int start) {
    boolean amount = OF_AMOUNTS.contains(found.phrase().intent());
    for (int at = found.last(); at >= start; at--) {
      if (requesting.get(at) || amount && asking.get(at)) {
        return at;
      }
    }
    return -1;
  }

  private int beside(Found found, int start, int end, BitSet taken) {
    int beside = 0;
    for (int at = start; at < end; at++) {
      boolean explained = taken.get(at) || found.uses(at) || requesting.get(at);
      boolean hollow = sentence.isFiller(at) || negations.hollow().contains(sentence.id(at));
      beside += explained || hollow ? 0 : 1;
    }
    return beside;
  }

  private static boolean isThere(List<Found> others, Found found, int start, int end) {
    for (Found other : others) {
      if (other.last() >= start && other.first() < end && !isWithin(other, found)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(Found other, Found found) {
    for (int at = other.first(); at <= other.last(); at++) {
      if (found.uses(at)) {
        return true;
      }
    }
    return false;
  }

  /** Where what is said with a word begins; a question word is no end of it. */
  private int start(int at) {
    int start = at;
    while (!sentence.startsClause(start) && !isEnd(start - 1)) {
      start--;
    }
    return start;
  }

  private int end(int at) {
    int end = at + 1;
    while (end < sentence.size() && !sentence.startsClause(end) && !isEnd(end)) {
      end++;
    }
    return end;
  }

  /** Where the reason or the use begins: «dime mi saldo | porque me voy». */
  private int reason(Found found, int end) {
    int reason = reasons.nextSetBit(found.last() + 1);
    return reason < 0 ? end : Math.min(reason, end);
  }

  private boolean isEnd(int at) {
    return negations.parts(sentence.id(at)) && !asking.get(at);
  }
}
