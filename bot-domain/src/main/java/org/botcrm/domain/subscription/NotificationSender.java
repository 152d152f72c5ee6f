package org.botcrm.domain.subscription;

import java.net.URI;
import java.util.Optional;

/** Tells subscribers what changed. Thread-safe. */
public interface NotificationSender {

  /**
   * Why nothing may be sent to an address, in words for a person; empty when it may. What it leads
   * to may change: {@link #send} looks again.
   */
  Optional<String> refusal(URI url);

  /**
   * Sends one, and waits for the answer, within 10 seconds or so. Breaks off when the thread is
   * interrupted.
   */
  NotificationResult send(Notification notification);
}
