package org.botcrm.domain.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.identity.TrustLevel;
import org.jspecify.annotations.Nullable;

/** A flow as far as it was read. For one thread. */
final class FlowDraft {
  private static final List<String> KEYS = List.of("empieza", "nivel", "provoca", "confirma");

  /** Each is a value in the state of a dialogue, which has room for 64. */
  private static final int MAX_FIELDS = 20;

  private final int line;
  private final String name;
  private final Map<String, String> settings = new TreeMap<>();
  private final List<FlowField> fields = new ArrayList<>();

  FlowDraft(int line, String name) {
    this.line = line;
    this.name = name;
  }

  /** Whether it may be part of an id and of a key. */
  static boolean isName(String name) {
    return name.matches("[a-z][a-z0-9-]{0,29}");
  }

  int line() {
    return line;
  }

  String name() {
    return name;
  }

  void set(String key, String value) {
    if (!KEYS.contains(key)) {
      throw new IllegalArgumentException("«" + key + "» no existe; hay campo y " + KEYS);
    }
    if (value.isEmpty()) {
      throw new IllegalArgumentException("«" + key + "» está vacío");
    }
    if (settings.putIfAbsent(key, value) != null) {
      throw new IllegalArgumentException("«" + key + "» está dos veces");
    }
  }

  void add(FlowField field, int at) {
    if (fields.stream().anyMatch(other -> other.name().equals(field.name()))) {
      throw new IllegalArgumentException("el campo «" + field.name() + "» está dos veces");
    }
    if (fields.size() == MAX_FIELDS) {
      throw new IllegalArgumentException("más de " + MAX_FIELDS + " campos, en la línea " + at);
    }
    FlowField.Condition condition = field.condition();
    if (condition != null && fields.stream().noneMatch(other -> decides(other, condition))) {
      throw new IllegalArgumentException(
          "ninguna opción de antes es " + condition.field() + "=" + condition.value());
    }
    fields.add(field);
  }

  private static boolean decides(FlowField other, FlowField.Condition condition) {
    return other.name().equals(condition.field()) && other.options().contains(condition.value());
  }

  /** The flow; null, with the reasons, when something is wrong or lacks. */
  @Nullable Flow build(List<String> wrong) {
    for (String key : KEYS) {
      if (!settings.containsKey(key)) {
        wrong.add("falta «" + key + "»");
      }
    }
    TrustLevel level = level(wrong);
    FlowOutcome outcome = outcome(wrong);
    String confirmed = settings.getOrDefault("confirma", "si");
    if (!confirmed.equals("si") && !confirmed.equals("no")) {
      wrong.add("«confirma» es si o no");
    }
    if (!wrong.isEmpty() || level == null || outcome == null) {
      return null;
    }
    String intent = settings.getOrDefault("empieza", "");
    return new Flow(name, intent, level, outcome, confirmed.equals("si"), fields);
  }

  private @Nullable TrustLevel level(List<String> wrong) {
    String word = settings.getOrDefault("nivel", TrustLevel.UNKNOWN.word());
    for (TrustLevel level : TrustLevel.values()) {
      if (level.word().equals(word)) {
        return level;
      }
    }
    wrong.add("«nivel» es desconocido, telefono o verificado");
    return null;
  }

  private @Nullable FlowOutcome outcome(List<String> wrong) {
    String word = settings.getOrDefault("provoca", FlowOutcome.AGENT.word());
    FlowOutcome outcome = FlowOutcome.of(word).orElse(null);
    if (outcome == null) {
      wrong.add("«provoca» es pago-reportado, promesa, datos o asesor");
      return null;
    }
    for (FieldKind kind : outcome.needed()) {
      if (fields.stream().noneMatch(field -> isCertain(field, kind))) {
        wrong.add("le falta un campo obligatorio de clase " + kind.word());
      }
    }
    return outcome;
  }

  private static boolean isCertain(FlowField field, FieldKind kind) {
    return field.kind() == kind
        && field.need() == FlowField.Need.REQUIRED
        && field.condition() == null;
  }
}
