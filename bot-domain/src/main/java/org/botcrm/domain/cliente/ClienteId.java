package org.botcrm.domain.cliente;

/**
 * The CRM's id of a client, {@code clientes.id}.
 *
 * @param value as in the CRM
 */
public record ClienteId(int value) {}
