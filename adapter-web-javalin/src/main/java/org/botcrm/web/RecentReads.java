package org.botcrm.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.botcrm.domain.staff.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * What people looked at a moment ago: an open page fetches its parts again whenever something
 * changes, and the log of who looked must not fill with that. Thread-safe.
 */
final class RecentReads {
  /** How long somebody who looks again is taken to be still looking. */
  static final Duration STILL = Duration.ofMinutes(5);

  private static final int MOST = 10_000;

  private final Map<Read, Instant> written =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Instant> eldest) {
          return size() > MOST;
        }
      };

  /** Whether this was written down not long ago. */
  synchronized boolean has(AuditEntry entry) {
    Instant last = written.get(Read.of(entry));
    return last != null && entry.at().isBefore(last.plus(STILL));
  }

  /** It has been written down. */
  synchronized void add(AuditEntry entry) {
    Read read = Read.of(entry);
    // As the newest, not in its old place.
    written.remove(read);
    written.put(read, entry.at());
  }

  private record Read(String who, String action, @Nullable Long subject, @Nullable String address) {
    private static Read of(AuditEntry entry) {
      return new Read(entry.who(), entry.action(), entry.subject(), entry.address());
    }
  }
}
