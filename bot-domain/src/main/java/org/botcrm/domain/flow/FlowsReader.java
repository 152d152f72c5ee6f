package org.botcrm.domain.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.botcrm.domain.flow.FlowsReading.Problem;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/** Reads a file of flows, a line at a time. For one thread and one file. */
final class FlowsReader {
  /** Longer ones are no list of flows. */
  static final int MAX_CHARS = 65_536;

  private static final int MAX_PROBLEMS = 20;

  private final ReplyTexts texts;
  private final List<Problem> problems = new ArrayList<>();
  private final List<FlowDraft> drafts = new ArrayList<>();

  FlowsReader(ReplyTexts texts) {
    this.texts = texts;
  }

  List<Problem> problems() {
    return problems;
  }

  /** What is right of it; all of it when there are no problems. */
  List<Flow> read(String text) {
    if (text.length() > MAX_CHARS) {
      problem(0, "el archivo pasa de " + MAX_CHARS + " caracteres");
      return List.of();
    }
    // A byte order mark is what some editors write first.
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      line(i + 1, lines.get(i).replace('\u00A0', ' ').strip());
    }
    List<Flow> flows = drafts.stream().map(this::built).flatMap(List::stream).toList();
    checkIntents(flows);
    return flows;
  }

  private void line(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    try {
      if (line.startsWith("[")) {
        section(number, line);
      } else {
        setting(number, line);
      }
    } catch (IllegalArgumentException e) {
      problem(number, String.valueOf(e.getMessage()));
    }
  }

  private void section(int number, String line) {
    String name = line.endsWith("]") ? line.substring(1, line.length() - 1).strip() : "";
    if (!FlowDraft.isName(name)) {
      throw new IllegalArgumentException(
          "se espera [nombre], en minúsculas, sin espacios ni acentos");
    }
    if (drafts.stream().anyMatch(draft -> draft.name().equals(name))) {
      throw new IllegalArgumentException("el flujo «" + name + "» está dos veces");
    }
    if (!texts.has(FlowQuestions.nameKey(name))) {
      throw new IllegalArgumentException(
          "no hay ningún texto «" + FlowQuestions.nameKey(name) + "»");
    }
    drafts.add(new FlowDraft(number, name));
  }

  private void setting(int number, String line) {
    FlowDraft draft = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
    int colon = line.indexOf(':');
    if (draft == null || colon < 0) {
      throw new IllegalArgumentException(
          draft == null ? "falta antes el nombre del flujo, como [promesa]" : "falta «:»");
    }
    String value = line.substring(colon + 1).strip();
    String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    if (key.equals("campo")) {
      draft.add(FieldLine.read(value, texts), number);
    } else {
      draft.set(key, value);
    }
  }

  private List<Flow> built(FlowDraft draft) {
    List<String> wrong = new ArrayList<>();
    @Nullable Flow flow = draft.build(wrong);
    wrong.forEach(reason -> problem(draft.line(), "[" + draft.name() + "] " + reason));
    return flow == null ? List.of() : List.of(flow);
  }

  private void checkIntents(List<Flow> flows) {
    for (int i = 0; i < flows.size(); i++) {
      String intent = flows.get(i).intent();
      if (flows.subList(0, i).stream().anyMatch(other -> other.intent().equals(intent))) {
        problem(0, "dos flujos empiezan con «" + intent + "»");
      }
    }
    if (flows.isEmpty() && problems.isEmpty()) {
      problem(0, "no hay ningún flujo");
    }
  }

  private void problem(int line, String reason) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Problem(line, reason));
    }
  }

  /** The parts of a line between bars. */
  static List<String> parts(String value) {
    return Arrays.stream(value.split("\\|", -1)).map(String::strip).toList();
  }
}
