package org.botcrm.testkit.recording;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.subscription.Notification;
import org.botcrm.domain.subscription.NotificationResult;
import org.botcrm.domain.subscription.NotificationSender;

/**
 * Writes down what subscribers are told, who take it unless something else was planned; only
 * addresses with https may be called. Thread-safe.
 */
public final class RecordingNotificationSender implements NotificationSender {
  private final List<Notification> sent = new ArrayList<>();
  private final Deque<NotificationResult> planned = new ArrayDeque<>();

  /** Everything so far, in order. */
  public synchronized List<Notification> sent() {
    return List.copyOf(sent);
  }

  /** What the next calls end with, in this order. */
  public synchronized void plan(NotificationResult... results) {
    planned.addAll(List.of(results));
  }

  @Override
  public Optional<String> refusal(URI url) {
    return "https".equals(url.getScheme()) ? Optional.empty() : Optional.of("sin https");
  }

  @Override
  public synchronized NotificationResult send(Notification notification) {
    sent.add(notification);
    NotificationResult result = planned.poll();
    return result == null ? new NotificationResult.Taken() : result;
  }
}
