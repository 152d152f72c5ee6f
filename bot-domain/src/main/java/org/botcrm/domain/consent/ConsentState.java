package org.botcrm.domain.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person wants messages, as far as is known. What they said last counts, by Meta's clock
 * and whatever the order of arrival; for two moments that are the same, the later arrival. Meta's
 * "resume" takes back only Meta's "stop", because it speaks of marketing alone: who wrote to the
 * business that they want nothing must write again to want it. Immutable.
 *
 * @param optedOutAt since when they want none; null when they do
 * @param saidAt when they last said either in a message; null when they never did
 */
public record ConsentState(@Nullable Instant optedOutAt, @Nullable Instant saidAt) {
  private static final ConsentState UNKNOWN = new ConsentState(null, null);

  /** Of a person who never said anything about it. */
  public static ConsentState unknown() {
    return UNKNOWN;
  }

  /**
   * Since when a person wants no messages: the last time that they said or told so.
   *
   * @param said the last change in their messages; null when there is none
   * @param told the last change that Meta told; null when there is none
   * @return null when they want messages
   */
  public static @Nullable Instant optedOutAt(
      @Nullable ConsentChange said, @Nullable ConsentChange told) {
    boolean stopped = told != null && told.withdraws();
    if (said != null && said.withdraws()) {
      return stopped ? later(said.at(), told.at()) : said.at();
    }
    return stopped && (said == null || said.at().isBefore(told.at())) ? told.at() : null;
  }

  /**
   * The change by which a person wants messages, or none, for who asks why.
   *
   * @param newestFirst what they said and Meta told
   * @param optedOutAt as in {@link #optedOutAt()}
   * @return empty when nobody ever said anything, or too long ago to be among these
   */
  public static Optional<ConsentChange> deciding(
      List<ConsentChange> newestFirst, @Nullable Instant optedOutAt) {
    return newestFirst.stream()
        .filter(change -> change.withdraws() == (optedOutAt != null))
        .filter(change -> optedOutAt == null || change.at().equals(optedOutAt))
        .findFirst();
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || one.isBefore(other) ? other : one;
  }

  /** Whether they want none. */
  public boolean isOptedOut() {
    return optedOutAt != null;
  }

  /** Whether a change in a message decides now, and no later one did already. */
  public boolean decides(ConsentChange change) {
    boolean latest = saidAt == null || !change.at().isBefore(saidAt);
    return latest
        && (change.withdraws() || optedOutAt == null || !change.at().isBefore(optedOutAt));
  }

  /** After a change in a message. */
  public ConsentState after(ConsentChange change) {
    if (saidAt != null && change.at().isBefore(saidAt)) {
      return this;
    }
    if (change.withdraws()) {
      return new ConsentState(later(optedOutAt, change.at()), change.at());
    }
    return new ConsentState(decides(change) ? null : optedOutAt, change.at());
  }
}
