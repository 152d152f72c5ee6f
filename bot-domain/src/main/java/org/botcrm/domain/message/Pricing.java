package org.botcrm.domain.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Meta says that a message costs (page pricing). It comes with the status {@code sent}, with
 * one of {@code delivered} and {@code read}, or with both, and is the same each time.
 *
 * @param category Meta's word: {@code service}, {@code utility}, {@code marketing}, {@code
 *     authentication}, {@link #INTERNATIONAL}, …; kept even when we do not know it
 * @param type Meta's word: {@code regular} (charged), {@code free_customer_service}, {@code
 *     free_entry_point}, …; null when not said
 * @param billable whether it is charged once delivered; null when not said: Meta has announced that
 *     the field will go
 * @param model {@code PMP} (a price a message) or {@code CBP} (the old price a conversation); null
 *     when not said
 */
public record Pricing(
    String category, @Nullable String type, @Nullable Boolean billable, @Nullable String model) {
  /** Free-form messages, which are all but templates. */
  public static final String SERVICE = "service";

  /** The type of what is charged. */
  public static final String REGULAR = "regular";

  /** The type of what is free because it answers within 24 hours. */
  public static final String FREE_CUSTOMER_SERVICE = "free_customer_service";

  /** Meta's pages write it with a hyphen; its webhooks now with one, now with an underscore. */
  public static final String INTERNATIONAL = "authentication-international";

  /** Refuses a null category; gives one category one spelling. */
  public Pricing {
    Objects.requireNonNull(category, "category");
    category = category.equals(INTERNATIONAL.replace('-', '_')) ? INTERNATIONAL : category;
  }

  /** Whether it is charged once delivered: as told, else when the type says so. */
  public boolean isCharged() {
    return billable == null ? REGULAR.equals(type) : billable;
  }
}
