package org.botcrm.web.console;

import org.jspecify.annotations.Nullable;

/**
 * Everything that the inbox's template shows.
 *
 * @param frame what stands around it
 * @param inbox the list
 * @param thread the chat that is open; null when none is
 */
public record ConsolePage(Frame frame, InboxView inbox, @Nullable ThreadView thread) {
  /** The language. */
  public ConsoleTexts texts() {
    return frame.texts();
  }

  /** What stands before each path of the console. */
  public String base() {
    return frame.base();
  }
}
