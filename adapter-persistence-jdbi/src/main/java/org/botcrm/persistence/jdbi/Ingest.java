package org.botcrm.persistence.jdbi;

import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to be stored.
 *
 * @param again the delivery that was kept before and is read anew; null for a new one
 * @param delivery the raw bytes of a new one; null when read anew
 * @param parsed what it says
 */
record Ingest(@Nullable DeliveryId again, @Nullable Delivery delivery, ParsedDelivery parsed) {}
