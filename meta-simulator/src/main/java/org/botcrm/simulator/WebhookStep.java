package org.botcrm.simulator;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One webhook of a chain.
 *
 * @param delay wait after the one before it
 * @param body made when its turn comes, and once: a retry repeats the same bytes
 * @param delivered runs when the bot has answered with 200
 */
record WebhookStep(Duration delay, Supplier<byte[]> body, Runnable delivered) {}
