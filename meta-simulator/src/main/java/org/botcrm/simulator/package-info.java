/**
 * A simulated WhatsApp Cloud API to develop, demonstrate and test against. It listens on loopback
 * and sends to loopback only; everything it makes up follows from its settings.
 */
@NullMarked
package org.botcrm.simulator;

import org.jspecify.annotations.NullMarked;
