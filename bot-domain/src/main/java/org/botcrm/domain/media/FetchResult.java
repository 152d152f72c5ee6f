package org.botcrm.domain.media;

import java.util.Objects;

/** What came of one attempt to fetch a file. Reasons are in words and hold nothing personal. */
public sealed interface FetchResult {

  /** It is in the store, and is what Meta said it would be. */
  record Fetched(StoredMedia file) implements FetchResult {
    /** Refuses null. */
    public Fetched {
      Objects.requireNonNull(file, "file");
    }
  }

  /** Meta does not have it, also with a new URL. */
  record Gone(String reason) implements FetchResult {
    /** Refuses null. */
    public Gone {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * It was there and was not taken.
   *
   * @param worthRetrying whether it may be another the next time: a damaged file may, one that is
   *     too large may not
   */
  record Refused(String reason, boolean worthRetrying) implements FetchResult {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Meta could not be reached, or not now, or the connection broke. */
  record TryLater(String reason) implements FetchResult {
    /** Refuses null. */
    public TryLater {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The token is not valid, or has no right to it; a new token may be. */
  record NoPermission(String reason) implements FetchResult {
    /** Refuses null. */
    public NoPermission {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
