package org.botcrm.domain.message;

/**
 * Our id of a chat.
 *
 * @param value positive
 */
public record ChatId(long value) {}
