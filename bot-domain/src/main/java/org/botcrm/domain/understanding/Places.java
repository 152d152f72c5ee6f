package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.botcrm.domain.understanding.Phrase.Mode;
import org.botcrm.domain.understanding.Phrase.Role;

/**
 * Tells where in a sentence a phrase stands: at its end, alone, or in a question. For one sentence
 * and one thread.
 */
final class Places {
  /** What may come after «¿ya pagué la cuota» in the same question: «de mayo». */
  private static final int WORDS_AFTER_QUESTION = 2;

  private final Sentence sentence;
  private final NegationWords negations;
  private final BitSet open = new BitSet();
  private boolean listed;

  Places(Sentence sentence, NegationWords negations) {
    this.sentence = sentence;
    this.negations = negations;
  }

  /** Looks at all that was found. Call first, once. */
  void read(List<Found> found) {
    List<Found> alone = new ArrayList<>();
    for (Found one : found) {
      markQuestion(one);
      if (one.phrase().mode() == Mode.ALONE && isApart(one)) {
        alone.add(one);
      }
    }
    listed = !alone.isEmpty() && isAll(alone);
  }

  /** «No sé si ya pagué», and «ya pagué o no». */
  private void markQuestion(Found found) {
    if (found.phrase().role() == Role.INDIRECT_QUESTION) {
      int first = isLast(found) ? sentence.clauseStart(found.first()) : found.first();
      sentence.markAsked(first, sentence.clauseEnd(found.last()));
    } else if (found.phrase().role() == Role.OPEN_QUESTION) {
      open.set(found.first());
    }
  }

  /** «¿Tengo cuotas vencidas? Mañana pago» asks for them. */
  boolean isQuestion(Found found) {
    int before = found.first() - 1;
    while (before >= 0 && sentence.isFiller(before) && !sentence.startsClause(before + 1)) {
      before--;
    }
    return sentence.isAsked(found.first()) && (before < 0 || sentence.startsClause(before + 1));
  }

  /** Whether a phrase stands where its mode wants it. */
  boolean counts(Found found) {
    return switch (found.phrase().mode()) {
      case TOGETHER, WEAK, ANYWHERE -> true;
      case ASKED -> isYesOrNo(found);
      case SAID -> !isYesOrNo(found);
      case LAST, WEAK_LAST -> isLast(found);
      case FIRST -> isFirst(found) && isLast(found);
      case ALONE -> isAlone(found) || listed && isApart(found);
    };
  }

  /** Whether the question that it is part of asks for yes or no: «¿ya pagué?». */
  private boolean isYesOrNo(Found found) {
    if (!sentence.isAsked(found.first()) || isBeforeMore(found)) {
      return false;
    }
    int other = open.nextSetBit(sentence.clauseStart(found.first()));
    while (other >= found.first() && other <= found.last()) {
      other = open.nextSetBit(other + 1);
    }
    return other < 0 || other >= sentence.clauseEnd(found.last());
  }

  /** «Ya pagué abren los domingos?» does not ask whether somebody paid. */
  private boolean isBeforeMore(Found found) {
    int more = 0;
    int end = sentence.clauseEnd(found.last());
    for (int at = found.last() + 1; at < end && more <= WORDS_AFTER_QUESTION; at++) {
      more += sentence.isFiller(at) ? 0 : 1;
    }
    return more > WORDS_AFTER_QUESTION;
  }

  /** Where what is said with a word begins: its clause, or behind «y» and the like. */
  int partStart(int at) {
    int start = at;
    while (!sentence.startsClause(start) && !negations.parts(sentence.id(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where it ends, exclusive. */
  int partEnd(int at) {
    int end = at + 1;
    while (end < sentence.size()
        && !sentence.startsClause(end)
        && !negations.parts(sentence.id(end))) {
      end++;
    }
    return end;
  }

  private boolean isFirst(Found found) {
    int before = found.first() - 1;
    while (before >= 0 && sentence.isFiller(before)) {
      before--;
    }
    return before < 0;
  }

  private boolean isLast(Found found) {
    int after = found.last() + 1;
    while (after < sentence.size() && sentence.isFiller(after) && !sentence.startsClause(after)) {
      after++;
    }
    return after == sentence.size()
        || sentence.startsClause(after)
        || negations.parts(sentence.id(after));
  }

  /** Whether nothing of the same clause stands around it: «mi saldo | y mis pagos». */
  private boolean isApart(Found found) {
    int before = found.first();
    while (before > 0 && sentence.isFiller(before - 1) && !sentence.startsClause(before)) {
      before--;
    }
    boolean begins = sentence.startsClause(before) || negations.parts(sentence.id(before - 1));
    return begins && isLast(found);
  }

  /** Whether these and what stands between them are the whole message. */
  private boolean isAll(List<Found> apart) {
    BitSet said = new BitSet();
    for (Found one : apart) {
      for (int at = one.first(); at <= one.last(); at++) {
        said.set(at, one.uses(at) || said.get(at));
      }
    }
    for (int at = 0; at < sentence.size(); at++) {
      boolean counts = !sentence.isFiller(at) && !negations.parts(sentence.id(at));
      if (counts && !said.get(at)) {
        return false;
      }
    }
    return !said.isEmpty();
  }

  private boolean isAlone(Found found) {
    int telling = 0;
    for (int at = found.first(); at <= found.last(); at++) {
      telling += sentence.isFiller(at) || !found.uses(at) ? 0 : 1;
    }
    return telling == sentence.telling();
  }
}
