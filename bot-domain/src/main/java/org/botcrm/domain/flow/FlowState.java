package org.botcrm.domain.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.dialogue.DialogueState;

/**
 * Where somebody is in a flow, as it is kept in the state of the dialogue. Immutable.
 *
 * @param flow its name
 * @param step the name of the field that is asked for, {@link #SUMMARY} or {@link #CORRECTION}
 * @param failures how many answers in a row were not understood
 * @param raising whether the dialogue that raises the level was begun
 * @param values what is known, by field; an empty one was left out
 */
record FlowState(
    String flow, String step, int failures, boolean raising, Map<String, String> values) {
  /** No field is named so: a name has no capitals. */
  static final String SUMMARY = "RESUMEN";

  static final String CORRECTION = "CORREGIR";
  private static final String FLOW = "flujo";
  private static final String VERSION = "flujo.version";
  private static final String STEP = "flujo.paso";
  private static final String FAILURES = "flujo.fallos";
  private static final String RAISING = "flujo.nivel";
  private static final String VALUE = "flujo.v.";

  FlowState {
    values = Map.copyOf(values);
  }

  static FlowState begin(Flow flow) {
    return new FlowState(flow.name(), "", 0, false, Map.of());
  }

  /**
   * What is kept of a flow; empty when somebody is in none, or in one of another version of the
   * file, which may have asked for other things.
   */
  static Optional<FlowState> of(DialogueState dialogue, String version) {
    return dialogue
        .get(FLOW)
        .filter(flow -> dialogue.is(VERSION, version))
        .map(
            flow ->
                new FlowState(
                    flow,
                    dialogue.get(STEP).orElse(""),
                    dialogue.get(FAILURES).map(FlowState::count).orElse(0),
                    dialogue.has(RAISING),
                    valuesOf(dialogue)));
  }

  private static int count(String stored) {
    return stored.matches("[0-9]{1,3}") ? Integer.parseInt(stored) : 0;
  }

  private static Map<String, String> valuesOf(DialogueState dialogue) {
    Map<String, String> values = new HashMap<>();
    dialogue
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), value);
              }
            });
    return values;
  }

  /** The dialogue with this in place of what it knew of any flow. */
  DialogueState in(DialogueState dialogue, String version) {
    DialogueState next = leave(dialogue).with(FLOW, flow).with(VERSION, version).with(STEP, step);
    next = failures == 0 ? next : next.with(FAILURES, String.valueOf(failures));
    next = raising ? next.with(RAISING, "si") : next;
    for (Map.Entry<String, String> value : values.entrySet()) {
      next = next.with(VALUE + value.getKey(), value.getValue());
    }
    return next;
  }

  /** The dialogue without any flow. */
  static DialogueState leave(DialogueState dialogue) {
    return dialogue.without(
        dialogue.values().keySet().stream()
            .filter(name -> name.equals(FLOW) || name.startsWith(FLOW + "."))
            .toArray(String[]::new));
  }

  FlowState at(String next) {
    return new FlowState(flow, next, failures, raising, values);
  }

  FlowState knowing(Map<String, String> known) {
    return new FlowState(flow, step, failures, raising, known);
  }

  FlowState without(String field) {
    Map<String, String> rest = new HashMap<>(values);
    rest.remove(field);
    return knowing(rest);
  }

  FlowState failed() {
    return new FlowState(flow, step, failures + 1, raising, values);
  }

  FlowState understood() {
    return new FlowState(flow, step, 0, raising, values);
  }

  FlowState raising(boolean now) {
    return new FlowState(flow, step, failures, now, values);
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "FlowState[" + flow + " " + step + "]";
  }
}
