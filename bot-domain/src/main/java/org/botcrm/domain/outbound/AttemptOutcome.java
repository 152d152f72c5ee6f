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

  /**
   * It was not sent and is tried again.
   *
   * @param refused whether Meta refused it, which it may do only so often
   */
  record Again(Instant at, SendError error, boolean refused) implements AttemptOutcome {
    /** Refuses nulls. */
    public Again {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(error, "error");
    }
  }

  /**
   * It was not sent and is tried again, because its business number sends too quickly.
   *
   * @param until when the number sends again, more slowly
   * @param rate messages a second that the number may send when nothing is wrong
   */
  record Slowed(Instant until, double rate, SendError error) implements AttemptOutcome {
    /** Refuses nulls. */
    public Slowed {
      Objects.requireNonNull(until, "until");
      Objects.requireNonNull(error, "error");
    }
  }

  /** It was not sent, and nothing of its business number can be until somebody mends that. */
  record Stopped(SendError error) implements AttemptOutcome {
    /** Refuses null. */
    public Stopped {
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
