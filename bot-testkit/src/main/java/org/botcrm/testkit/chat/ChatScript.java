package org.botcrm.testkit.chat;

import java.util.List;

/**
 * A conversation and what holds when it begins. Immutable.
 *
 * @param name for people: the file's
 * @param facts what holds
 * @param steps at least one
 */
public record ChatScript(String name, ChatFacts facts, List<ChatStep> steps) {
  /** Copies the list. */
  public ChatScript {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("steps: at least one expected");
    }
  }
}
