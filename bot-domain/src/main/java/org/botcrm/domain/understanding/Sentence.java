package org.botcrm.domain.understanding;

import java.util.Arrays;
import java.util.BitSet;
import org.botcrm.domain.understanding.Words.Break;
import org.botcrm.domain.understanding.Words.Word;

/** A text as the numbers of its words. Not changed once its fillers and questions are marked. */
final class Sentence {
  private final int[] ids;
  private final int[] starts;
  private final int[] ends;
  private final Break[] before;
  private final BitSet asked;
  private final int[] clauseStarts;
  private final int[] clauseEnds;
  private final BitSet fillers = new BitSet();

  private Sentence(Builder from) {
    ids = Arrays.copyOf(from.ids, from.size);
    starts = Arrays.copyOf(from.starts, from.size);
    ends = Arrays.copyOf(from.ends, from.size);
    before = Arrays.copyOf(from.before, from.size);
    asked = from.asked;
    clauseStarts = new int[ids.length];
    clauseEnds = new int[ids.length];
    // Once, as it is asked for at every phrase of a text that may be one long clause.
    for (int at = 1; at < ids.length; at++) {
      clauseStarts[at] = startsClause(at) ? at : clauseStarts[at - 1];
    }
    for (int at = ids.length - 1; at >= 0; at--) {
      boolean last = at == ids.length - 1 || startsClause(at + 1);
      clauseEnds[at] = last ? at + 1 : clauseEnds[at + 1];
    }
  }

  int size() {
    return ids.length;
  }

  /** The number of a word. */
  int id(int at) {
    return ids[at];
  }

  boolean isNumber(int at) {
    return ids[at] > Vocabulary.UNKNOWN && ids[at] < Vocabulary.FIRST_WORD;
  }

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }

  Break before(int at) {
    return before[at];
  }

  /** Whether nothing goes on from the word before: it is the first, or a comma or so is between. */
  boolean startsClause(int at) {
    return at == 0 || before[at] != Break.NONE;
  }

  /** Where the clause of a word begins. */
  int clauseStart(int at) {
    return clauseStarts[at];
  }

  /** Where the clause of a word ends, exclusive. */
  int clauseEnd(int at) {
    return clauseEnds[at];
  }

  /** Where the sentence of a word begins. */
  int sentenceStart(int at) {
    int start = at;
    while (start > 0 && before[start] != Break.HARD) {
      start--;
    }
    return start;
  }

  /** Where the sentence of a word ends, exclusive. */
  int sentenceEnd(int at) {
    int end = at + 1;
    while (end < ids.length && before[end] != Break.HARD) {
      end++;
    }
    return end;
  }

  /** Whether a word is part of a question. */
  boolean isAsked(int at) {
    return asked.get(at);
  }

  /** Makes a question of some words that have no question mark. */
  void markAsked(int first, int end) {
    asked.set(first, end);
  }

  boolean isFiller(int at) {
    return fillers.get(at);
  }

  void markFiller(int first, int last) {
    fillers.set(first, last + 1);
  }

  /** How many words say something. */
  int telling() {
    return ids.length - fillers.cardinality();
  }

  /** Takes word after word. */
  static final class Builder {
    private int[] ids;
    private int[] starts;
    private int[] ends;
    private Break[] before;
    private final BitSet asked = new BitSet();
    private int size;

    Builder(int expected) {
      int room = expected + 4;
      ids = new int[room];
      starts = new int[room];
      ends = new int[room];
      before = new Break[room];
    }

    /** One word of the text, which may stand for several. */
    void add(Word word, int[] numbers, boolean isAsked) {
      for (int i = 0; i < numbers.length; i++) {
        makeRoom();
        ids[size] = numbers[i];
        starts[size] = word.start();
        ends[size] = word.end();
        before[size] = i == 0 ? word.before() : Break.NONE;
        asked.set(size, isAsked);
        size++;
      }
    }

    private void makeRoom() {
      if (size == ids.length) {
        int room = size * 2;
        ids = Arrays.copyOf(ids, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        before = Arrays.copyOf(before, room);
      }
    }

    Sentence build() {
      return new Sentence(this);
    }
  }
}
