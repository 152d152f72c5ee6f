package org.botcrm.simulator.portfolio;

import org.jspecify.annotations.Nullable;

/**
 * An invented client.
 *
 * @param surnames null when the whole name is in {@code names}, as in many CRMs
 * @param phones as somebody typed it; empty for none
 * @param email null for none
 */
record DemoClient(
    int id,
    String cedula,
    String names,
    @Nullable String surnames,
    String phones,
    @Nullable String email,
    String estado) {}
