package org.botcrm.domain.media;

import java.time.Instant;
import java.util.Objects;

/** What to write down after an attempt to fetch a file. */
public sealed interface MediaOutcome {

  /** It is here. */
  record Stored(StoredMedia file) implements MediaOutcome {
    /** Refuses null. */
    public Stored {
      Objects.requireNonNull(file, "file");
    }
  }

  /** It is not asked for again, for this reason in words. */
  record Failed(String reason) implements MediaOutcome {
    /** Refuses null. */
    public Failed {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Meta no longer has it, in words. */
  record Gone(String reason) implements MediaOutcome {
    /** Refuses null. */
    public Gone {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** It is tried again then; the reason in words. */
  record Again(Instant at, String reason) implements MediaOutcome {
    /** Refuses nulls. */
    public Again {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
