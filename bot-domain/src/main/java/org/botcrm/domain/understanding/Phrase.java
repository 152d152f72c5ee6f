package org.botcrm.domain.understanding;

import java.util.List;

/**
 * One phrase of the file.
 *
 * @param role what it is for
 * @param intent what it says: the name of its section
 * @param also what it says besides: «cuánto debe mi esposo» is about somebody else and a balance
 * @param mode where it counts
 * @param text as it is written in the file
 * @param line where it is, from 1
 */
record Phrase(Role role, String intent, List<String> also, Mode mode, String text, int line) {

  /** What a phrase is for; the earlier wins among equals. */
  enum Role {
    /** To keep others from saying something with the same words. */
    NOTHING,
    /** To keep its «no» from denying: «no sé». */
    NEUTRAL,
    /** To refuse what comes after it: «no quiero». */
    REFUSAL,
    /** To ask without a question mark: «quiero saber si ya pagué». */
    INDIRECT_QUESTION,
    /** To ask for more than yes or no: «ya pagué, ¿cuándo me toca?». */
    OPEN_QUESTION,
    /** To keep what comes right after it from being a promise: «cuánto voy a pagar». */
    INTERROGATIVE,
    /** To say that no loan is meant that somebody has: «si pido». */
    ELSEWHERE,
    /** To ask to be told or shown something: «me puede decir». */
    REQUEST,
    /** To say why: «para», after which nothing counts. */
    REASON,
    /** To leave open whether figures are asked for, wherever it stands: «refinanciar». */
    DOUBT,
    /** Likewise, before them: «ya sé». */
    DOUBT_BEFORE,
    /** To ask for something that no figure answers: «para qué». */
    OTHER_QUESTION,
    /** To say something. */
    INTENT
  }

  /** Where a phrase counts; the later the more particular. */
  enum Mode {
    /** Where no phrase is found, its words in any order. */
    TOGETHER,
    /** Where nothing is said but what asks for figures, and courtesies. */
    WEAK,
    /** As the one before, at the end of a clause: «mis pagos». */
    WEAK_LAST,
    /** Everywhere. */
    ANYWHERE,
    /** In a question. */
    ASKED,
    /** Where nothing is asked. */
    SAID,
    /** At the end of a clause: «quiero saber cuánto me falta». */
    LAST,
    /** As a clause of its own at the beginning: «sí, mañana pago». */
    FIRST,
    /** As the whole message, courtesies apart. */
    ALONE
  }

  /** Whether it does not count beside what asks for no figures. */
  boolean isWeak() {
    return mode == Mode.WEAK || mode == Mode.WEAK_LAST;
  }

  /** Whether one of the two is enough. */
  boolean isLike(Phrase other) {
    return role == other.role && mode == other.mode && intent.equals(other.intent);
  }

  /** Whether others may not say something with its words; the rest only shows what is meant. */
  boolean takesWords() {
    return role == Role.INTENT || role == Role.NOTHING;
  }

  boolean saysSomething() {
    return role == Role.INTENT;
  }
}
