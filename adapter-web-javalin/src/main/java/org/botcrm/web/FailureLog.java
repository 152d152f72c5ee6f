package org.botcrm.web;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs what failed: the class and the place in our code, never the message, because drivers put
 * values into theirs. The same failure again is left out until something works, so that an outage
 * under load is two lines and not millions. Thread-safe.
 */
final class FailureLog {
  private static final String OURS = "org.botcrm.";

  private final Logger logger;
  private final String what;
  private final AtomicReference<@Nullable String> current = new AtomicReference<>();

  /** About {@code what}, which must be no more than a name of ours. */
  FailureLog(Logger logger, String what) {
    this.logger = logger;
    this.what = what;
  }

  void failed(Throwable failure) {
    String described = describe(failure);
    if (!described.equals(current.getAndSet(described))) {
      logger.warn("{} failed: {}", what, described);
    }
  }

  void worked() {
    // The plain read first: this is called for every message.
    if (current.get() != null && current.getAndSet(null) != null) {
      logger.info("{} works again", what);
    }
  }

  /** Class and first frame of ours, and the same of what caused it. */
  static String describe(Throwable failure) {
    String place =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(OURS))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    Throwable cause = failure.getCause();
    String because = cause == null ? "" : ", caused by " + cause.getClass().getName();
    return failure.getClass().getName() + place + because;
  }
}
