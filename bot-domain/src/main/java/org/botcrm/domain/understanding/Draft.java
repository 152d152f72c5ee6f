package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of intents taken apart by its lines, before anything of it is checked against the rest.
 */
final class Draft {
  /** How words are written that are not in a dictionary: {@code xq = por que}. */
  static final String SPELLING = "escritura";

  /** Words that stand for each other in phrases. */
  static final String GROUPS = "grupos";

  /** Words that change nothing wherever they are. */
  static final String FILLERS = "relleno";

  /** Words that are no misspelling of another. */
  static final String KNOWN = "conocidas";

  /** Words that say that a message is about something else. */
  static final String FOREIGN = "ajenas";

  /** What denies. */
  static final String NEGATION = "negacion";

  /** What tells whether figures are asked for or only named. */
  static final String DOUBT = "duda";

  /** Phrases that say nothing, to keep others from saying it. */
  static final String NOTHING = "ninguna";

  /**
   * A line {@code left = right}, or of words alone.
   *
   * @param left empty for words alone
   */
  record Entry(String section, String left, String right, int line) {}

  /**
   * A phrase of an intent or of {@link #NOTHING}.
   *
   * @param also the other intents that it has
   */
  record PhraseLine(String section, List<String> also, Phrase.Mode mode, String text, int line) {}

  /** A text that must have the intent of its section, or must not. */
  record Example(String section, String text, boolean wanted, int line) {}

  final List<Entry> entries = new ArrayList<>();
  final List<PhraseLine> phrases = new ArrayList<>();
  final List<Example> examples = new ArrayList<>();

  /** The sections of intents with the line where each begins. */
  final Map<String, Integer> intents = new LinkedHashMap<>();

  List<Entry> entries(String section) {
    return entries.stream().filter(entry -> entry.section().equals(section)).toList();
  }
}
