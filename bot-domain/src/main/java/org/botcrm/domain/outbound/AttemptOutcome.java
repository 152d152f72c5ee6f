package org.botcrm.domain.outbound;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;

/** What to write down after an attempt. */
public sealed interface AttemptOutcome {

  /** Meta took it under this id. */
  record Accepted(MessageId messageId) implements AttemptOutcome {
    /** Refuses null. */
    public Accepted {
      Objects.requireNonNull(messageId, "messageId");
    }
  }

  /** It will not be sent, and neither will the later parts of the same answer. */
  record Failed(SendError error) implements AttemptOutcome {
    /** Refuses null. */
    public Failed {
      Objects.requireNonNull(error, "error");
    }
  }

  /** It was not sent and is tried again. */
  record Again(Instant at, SendError error) implements AttemptOutcome {
    /** Refuses nulls. */
    public Again {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(error, "error");
    }
  }

  /** Nobody knows: its status is awaited, and only after {@code until} may it be sent again. */
  record Unknown(Instant until, String reason) implements AttemptOutcome {
    /** Refuses nulls. */
    public Unknown {
      Objects.requireNonNull(until, "until");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
