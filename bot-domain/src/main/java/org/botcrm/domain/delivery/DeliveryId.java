package org.botcrm.domain.delivery;

/**
 * Our id of a stored delivery.
 *
 * @param value positive
 */
public record DeliveryId(long value) {}
