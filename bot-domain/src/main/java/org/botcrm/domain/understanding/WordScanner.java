package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.botcrm.domain.understanding.Words.Break;
import org.botcrm.domain.understanding.Words.Word;

/** Takes a text apart in one pass. For one text and one thread. */
final class WordScanner {
  /** Four times what a business may send in one message; what comes after is not read. */
  private static final int MAX_TEXT = 16_384;

  /** Nobody says what they want later than that; the rest of the text is not read. */
  private static final int MAX_WORDS = 1_000;

  /** Nothing longer is a word; the rest of it is skipped. */
  private static final int MAX_WORD = 40;

  private static final int NOWHERE = -1;

  private final String text;
  private final int length;
  private final List<Word> list = new ArrayList<>();
  private final BitSet asked = new BitSet();
  private final StringBuilder word = new StringBuilder();
  private int start;
  private int end;
  private Break pending = Break.NONE;
  private int clause;
  private int opened = NOWHERE;

  WordScanner(String text) {
    this.text = text;
    this.length = Math.min(text.length(), MAX_TEXT);
  }

  Words words() {
    for (int at = 0; at < length && list.size() < MAX_WORDS; ) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (isInsideNumber(codePoint, at, next)) {
        end = next;
      } else {
        take(codePoint, at, next);
      }
      at = next;
    }
    endWord();
    endSentence();
    return new Words(list, asked);
  }

  /** The dots and commas of 12.345,00. */
  private boolean isInsideNumber(int codePoint, int at, int next) {
    return (codePoint == '.' || codePoint == ',')
        && end == at
        && !word.isEmpty()
        && isDigit(word.charAt(word.length() - 1))
        && next < length
        && isDigit(text.charAt(next));
  }

  private void take(int codePoint, int at, int next) {
    String folded = Letters.folded(codePoint);
    boolean parts = false;
    for (int i = 0; i < folded.length(); i++) {
      if (folded.charAt(i) == ' ') {
        endWord();
        parts = true;
      } else {
        grow(folded.charAt(i), at, next);
      }
    }
    if (parts) {
      separate(codePoint, next);
    } else if (folded.isEmpty() && !word.isEmpty()) {
      end = next;
    }
  }

  private void grow(char letter, int at, int next) {
    if (word.isEmpty()) {
      start = at;
    }
    end = next;
    if (word.length() < MAX_WORD) {
      word.append(letter);
    }
  }

  private void endWord() {
    if (!word.isEmpty()) {
      list.add(new Word(word.toString(), start, end, pending));
      pending = Break.NONE;
      word.setLength(0);
    }
  }

  private void separate(int codePoint, int next) {
    switch (codePoint) {
      case ',', '\n', '(', ')', '…' -> endClause(Break.SOFT);
      case '.' -> dot(next);
      case ';', '!', '¡' -> endSentence();
      case '¿' -> ask();
      case '?' -> answer();
      default -> {
        // A space, an emoji, a dash: nothing ends here.
      }
    }
  }

  /** «ref. 1234» goes on, «un momento...» pauses. */
  private void dot(int next) {
    int at = next;
    while (at < length && text.charAt(at) == ' ') {
      at++;
    }
    if (at < length && isDigit(text.charAt(at))) {
      return;
    }
    boolean dots =
        at < length && text.charAt(at) == '.' || next > 1 && text.charAt(next - 2) == '.';
    if (dots) {
      endClause(Break.SOFT);
    } else {
      endSentence();
    }
  }

  private void ask() {
    endSentence();
    opened = list.size();
  }

  private void answer() {
    asked.set(opened == NOWHERE ? clause : opened, list.size());
    opened = NOWHERE;
    endClause(Break.HARD);
  }

  private void endSentence() {
    if (opened != NOWHERE) {
      asked.set(opened, list.size());
      opened = NOWHERE;
    }
    endClause(Break.HARD);
  }

  private void endClause(Break kind) {
    clause = list.size();
    pending = pending == Break.HARD ? Break.HARD : kind;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
