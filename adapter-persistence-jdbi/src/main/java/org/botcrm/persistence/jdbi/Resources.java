package org.botcrm.persistence.jdbi;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What was opened so far, to be closed again in the reverse order. Thread-safe. */
final class Resources {
  private final Deque<Runnable> closings = new ConcurrentLinkedDeque<>();

  /** Says how to close what was just opened. */
  void opened(Runnable closing) {
    closings.push(closing);
  }

  /**
   * Closes all of it, each whatever became of the others; nothing the second time. The first
   * failure is thrown with the later ones inside.
   */
  void close() {
    RuntimeException failure = null;
    for (Runnable closing = closings.poll(); closing != null; closing = closings.poll()) {
      try {
        closing.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes all of it because of {@code cause}, which stays the failure that is told. */
  void closeAfter(Throwable cause) {
    try {
      close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
