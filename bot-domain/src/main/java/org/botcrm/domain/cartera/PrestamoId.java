package org.botcrm.domain.cartera;

/**
 * The CRM's id of a loan, {@code prestamos.id}.
 *
 * @param value as in the CRM
 */
public record PrestamoId(int value) {}
