package org.botcrm.web.console;

import java.util.Objects;
import org.botcrm.domain.dialogue.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Why the bot said something, and what it had been told.
 *
 * @param trace why
 * @param text all that was answered together; null when it is not to be had
 */
public record Why(Trace trace, @Nullable String text) {
  /** Refuses null where a value is required. */
  public Why {
    Objects.requireNonNull(trace, "trace");
  }

  /** Null when the text is not to be had, or nothing of it was meant, as with a button. */
  public @Nullable String words(Trace.Found found) {
    boolean within =
        text != null
            && 0 <= found.start()
            && found.start() < found.end()
            && found.end() <= text.length();
    return within && text != null ? text.substring(found.start(), found.end()) : null;
  }

  /** Nothing: it quotes the client. */
  @Override
  public String toString() {
    return "Why[]";
  }
}
