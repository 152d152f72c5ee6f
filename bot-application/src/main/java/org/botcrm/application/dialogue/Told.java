package org.botcrm.application.dialogue;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/** What became of the message that tells a client of a decision, which counts in either case. */
public sealed interface Told {
  /**
   * It will be sent.
   *
   * @param message its row
   * @param repeated whether an earlier call queued it
   */
  record Queued(ConversacionId message, boolean repeated) implements Told {
    /** Refuses null. */
    public Queued {
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * It will not.
   *
   * @param why in Spanish words, such as that the window is closed
   * @param windowUntil when the window of the chat closes or closed; null when unknown
   */
  record Not(String why, @Nullable Instant windowUntil) implements Told {
    /** Refuses null. */
    public Not {
      Objects.requireNonNull(why, "why");
    }
  }
}
