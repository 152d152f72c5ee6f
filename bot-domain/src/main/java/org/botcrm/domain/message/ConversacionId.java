package org.botcrm.domain.message;

/**
 * Our id of a stored message, {@code conversaciones_whatsapp.id}.
 *
 * @param value positive
 */
public record ConversacionId(long value) {}
