package org.botcrm.domain.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.botcrm.domain.understanding.Draft.Entry;
import org.botcrm.domain.understanding.Draft.Example;
import org.botcrm.domain.understanding.Draft.PhraseLine;
import org.botcrm.domain.understanding.Phrase.Mode;

/** Reads the lines of a file of intents. For one file and one thread. */
final class DraftReader {
  /** A file that a person edits has a hundredth of it. */
  static final int MAX_FILE = 512 * 1024;

  static final int MAX_PHRASES = 5_000;

  private static final Set<String> PLAIN = Set.of(Draft.FILLERS, Draft.KNOWN, Draft.FOREIGN);
  private static final Set<String> KEYED =
      Set.of(Draft.SPELLING, Draft.GROUPS, Draft.NEGATION, Draft.DOUBT);
  private static final Map<String, Mode> MODES =
      Map.of(
          "juntas", Mode.TOGETHER,
          "debil", Mode.WEAK,
          "debil final", Mode.WEAK_LAST,
          "pregunta", Mode.ASKED,
          "afirma", Mode.SAID,
          "final", Mode.LAST,
          "inicio", Mode.FIRST,
          "solo", Mode.ALONE);

  private final Problems problems;
  private final Draft draft = new Draft();
  private final Map<String, Integer> sections = new HashMap<>();
  private String section = "";
  private int line;

  DraftReader(Problems problems) {
    this.problems = problems;
  }

  Draft read(String text) {
    if (text.length() > MAX_FILE) {
      problems.add(0, "el archivo es demasiado grande: caben " + MAX_FILE / 1024 + " KB");
      return draft;
    }
    // What some editors of Windows put before everything.
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    body.lines().forEach(this::readLine);
    if (draft.phrases.size() > MAX_PHRASES) {
      problems.add(0, "hay demasiadas frases: caben " + MAX_PHRASES);
    }
    draft.intents.forEach(this::checkNotEmpty);
    return draft;
  }

  private void readLine(String raw) {
    line++;
    String text = raw.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    if (text.startsWith("[")) {
      open(text);
    } else if (section.isEmpty()) {
      problems.add(line, "falta la sección: antes va una línea como [saldo]");
    } else if (PLAIN.contains(section)) {
      draft.entries.add(new Entry(section, "", text, line));
    } else if (KEYED.contains(section)) {
      keyed(text);
    } else {
      ofIntent(text);
    }
  }

  private void open(String text) {
    section = text.replace("[", "").replace("]", "").strip().toLowerCase(Locale.ROOT);
    boolean intent = Intents.NAMES.contains(section);
    if (!intent
        && !PLAIN.contains(section)
        && !KEYED.contains(section)
        && !section.equals(Draft.NOTHING)) {
      problems.add(line, "no existe la sección [" + section + "]; hay " + Intents.NAMES);
    }
    Integer before = sections.putIfAbsent(section, line);
    if (before != null) {
      problems.add(line, "la sección [" + section + "] ya está en la línea " + before);
    }
    if (intent) {
      draft.intents.putIfAbsent(section, line);
    }
  }

  private void keyed(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      problems.add(line, "se espera «palabra = palabras»");
      return;
    }
    String left = text.substring(0, equals).strip();
    draft.entries.add(new Entry(section, left, text.substring(equals + 1).strip(), line));
  }

  private void ofIntent(String text) {
    int colon = text.indexOf(':');
    String key = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1).strip();
    if (key.equals("ejemplo") || key.equals("no")) {
      draft.examples.add(new Example(section, rest, key.equals("ejemplo"), line));
    } else if (MODES.containsKey(key)) {
      addPhrases(MODES.get(key), rest);
    } else if (colon < 0) {
      addPhrases(Mode.ANYWHERE, text);
    } else {
      problems.add(
          line,
          "no existe «"
              + key
              + ":»; hay ejemplo, no, solo, inicio, final, juntas, debil, debil final, pregunta,"
              + " afirma");
    }
  }

  private void addPhrases(Mode mode, String phrases) {
    for (String phrase : phrases.split(",")) {
      if (!phrase.isBlank()) {
        addPhrase(mode, phrase);
      }
    }
  }

  private void addPhrase(Mode mode, String written) {
    List<String> parts = Stream.of(written.split(" \\+ ")).map(String::strip).toList();
    List<String> also = parts.subList(1, parts.size());
    for (String name : also) {
      if (!Intents.NAMES.contains(name)) {
        problems.add(line, "después de + va otra intención, y no existe «" + name + "»");
      }
    }
    draft.phrases.add(new PhraseLine(section, also, mode, parts.get(0), line));
  }

  private void checkNotEmpty(String intent, int opened) {
    if (draft.phrases.stream().noneMatch(phrase -> phrase.section().equals(intent))) {
      problems.add(opened, "la sección [" + intent + "] no tiene ninguna frase");
    }
  }
}
