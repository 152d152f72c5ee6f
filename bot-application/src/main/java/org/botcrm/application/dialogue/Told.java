package org.botcrm.application.dialogue;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/** What became of the message that tells a client of a decision, which counts in either case. */
public sealed interface Told {
  /** Why nobody is told again of what may have been told already. */
  String LONG_AGO = "Se decidió hace demasiado tiempo para avisarlo ahora";

  /** Why nobody is told in a chat that is gone. */
  String NO_CHAT = "El chat ya no existe";

  /** Why nobody is told when a caller of the API took the key. */
  String KEY_TAKEN = "La clave del aviso ya se usó para otro mensaje";

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
