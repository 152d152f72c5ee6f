package org.botcrm.simulator;

import org.jspecify.annotations.Nullable;

/**
 * The owner of a simulated phone.
 *
 * @param key under which the phone is kept: its wa_id, or the user id when there is no phone
 * @param waId the phone's digits; null when unknown
 * @param userId the business-scoped id; null when it has none
 * @param name as the profile shows it; null when never said
 * @param hidden whether Meta keeps the phone from the business
 */
record Contact(
    String key,
    @Nullable String waId,
    @Nullable String userId,
    @Nullable String name,
    boolean hidden) {

  /** The phone as far as the business may see it. */
  @Nullable String shownWaId() {
    return hidden ? null : waId;
  }
}
