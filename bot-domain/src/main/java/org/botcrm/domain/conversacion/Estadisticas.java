package org.botcrm.domain.conversacion;

/**
 * Figures over all stored messages.
 *
 * @param total all
 * @param inbound received
 * @param outbound sent, or to be sent
 * @param conCliente of a known client
 * @param sinCliente of nobody known
 * @param respuestasEnviadas received messages whose answer Meta took
 * @param ultimas24h with a timestamp in the last 24 hours
 */
public record Estadisticas(
    long total,
    long inbound,
    long outbound,
    long conCliente,
    long sinCliente,
    long respuestasEnviadas,
    long ultimas24h) {}
