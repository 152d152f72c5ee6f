package org.botcrm.domain.delivery;

/**
 * A stored delivery of which something could not be read.
 *
 * @param id ours
 * @param delivery the raw bytes
 */
public record FailedDelivery(DeliveryId id, Delivery delivery) {}
