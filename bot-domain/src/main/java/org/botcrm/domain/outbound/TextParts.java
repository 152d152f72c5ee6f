package org.botcrm.domain.outbound;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.domain.outbound.OutboundContent.Text;

/** Cuts a long text into messages that Meta takes, at the end of a line, a sentence or a word. */
public final class TextParts {
  // What a person sees as one; BreakIterator takes joined emoji apart before JDK 20.
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private TextParts() {}

  /**
   * The parts in order, each of 1 to {@link Text#MAX_CODE_POINTS} code points, none blank. A
   * character is never cut, and words only when one alone is too long.
   */
  public static List<OutboundContent> of(String text) {
    List<OutboundContent> parts = new ArrayList<>(1);
    String rest = text.strip();
    while (rest.codePointCount(0, rest.length()) > Text.MAX_CODE_POINTS) {
      int cut = cut(rest);
      parts.add(new Text(rest.substring(0, cut).strip()));
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      parts.add(new Text(rest));
    }
    return List.copyOf(parts);
  }

  /**
   * As much of the beginning as fits; no character is cut, however many code points it has.
   *
   * @param max in code points, 0 or more
   */
  public static String start(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, afterLastCharacter(text, text.offsetByCodePoints(0, max)));
  }

  private static int cut(String text) {
    int limit = text.offsetByCodePoints(0, Text.MAX_CODE_POINTS);
    int line = text.lastIndexOf('\n', limit - 1) + 1;
    int sentence = lastBoundary(BreakIterator.getSentenceInstance(Locale.ROOT), text, limit);
    int best = Math.max(line, sentence);
    // A cut in the first half would send a short part before a long one; a word is better then.
    if (best > limit / 2) {
      return best;
    }
    int word = text.lastIndexOf(' ', limit - 1) + 1;
    return word > limit / 2 ? word : afterLastCharacter(text, limit);
  }

  /** The limit itself when a single character, with all its marks, reaches beyond it. */
  private static int afterLastCharacter(String text, int limit) {
    Matcher character = CHARACTER.matcher(text);
    int end = 0;
    while (character.find() && character.end() <= limit) {
      end = character.end();
    }
    return end == 0 ? limit : end;
  }

  private static int lastBoundary(BreakIterator iterator, String text, int limit) {
    iterator.setText(text);
    return iterator.isBoundary(limit) ? limit : Math.max(0, iterator.preceding(limit));
  }
}
