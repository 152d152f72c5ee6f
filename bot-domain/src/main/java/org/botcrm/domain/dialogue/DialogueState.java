package org.botcrm.domain.dialogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the bot remembers of a conversation from one turn to the next: short values by name, such as
 * the flow and the step somebody is in. Kept with the chat, so that it survives a restart;
 * forgotten after a while without a turn. Immutable and thread-safe.
 *
 * @param values at most 64, each of up to 2,000 characters, under names of up to 64
 */
public record DialogueState(Map<String, String> values) {
  /** Nothing. */
  public static final DialogueState EMPTY = new DialogueState(Map.of());

  // Far more than any flow needs, and little enough to be read with each chat.
  private static final int MAX_VALUES = 64;
  private static final int MAX_NAME = 64;
  private static final int MAX_VALUE = 2_000;

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException when there are too many values, or one is too long
   */
  public DialogueState {
    values = Map.copyOf(values);
    if (values.size() > MAX_VALUES) {
      throw new IllegalArgumentException("values: at most " + MAX_VALUES + " expected");
    }
    values.forEach(
        (name, value) -> {
          if (name.length() > MAX_NAME || value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("values: one is too long");
          }
        });
  }

  /** The value of a name; empty when there is none. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether there is a value of this name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Likewise with this value. */
  public boolean is(String name, String value) {
    return value.equals(values.get(name));
  }

  /** The same with a value, in place of that of the same name. */
  public DialogueState with(String name, String value) {
    Map<String, String> changed = new HashMap<>(values);
    changed.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return new DialogueState(changed);
  }

  /** The same without some values. */
  public DialogueState without(String... names) {
    Map<String, String> changed = new HashMap<>(values);
    for (String name : names) {
      changed.remove(name);
    }
    return new DialogueState(changed);
  }

  /** Whether nothing is remembered. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The number of values: what they are is personal. */
  @Override
  public String toString() {
    return "DialogueState[" + values.size() + "]";
  }
}
