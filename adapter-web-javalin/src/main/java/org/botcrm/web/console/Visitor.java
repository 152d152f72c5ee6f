package org.botcrm.web.console;

import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page.
 *
 * @param name as others see it
 * @param person whether they logged in
 * @param writes whether they may write to clients
 * @param csrf the word with which their pages show that they are ours; null without a session
 */
public record Visitor(String name, boolean person, boolean writes, @Nullable String csrf) {
  /** Nothing: the name is personal, and the word a secret. */
  @Override
  public String toString() {
    return "Visitor[]";
  }
}
