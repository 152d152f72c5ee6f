package org.botcrm.domain.subscription;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.feed.FeedEvent;

/**
 * An event that a subscriber did not take for a day.
 *
 * @param id ours
 * @param event as it was when it was given up; kept also when the feed has forgotten it
 * @param reason why it was not taken the last time, in words for a person
 * @param failedAt when that was
 * @param repeating whether it is about to be told once more, because somebody asked for that
 */
public record DeadLetter(
    long id, FeedEvent event, String reason, Instant failedAt, boolean repeating) {
  /** Refuses nulls, naming the field. */
  public DeadLetter {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(failedAt, "failedAt");
  }
}
