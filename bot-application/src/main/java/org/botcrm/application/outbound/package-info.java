/** Sending what waits in the outbox. */
@NullMarked
package org.botcrm.application.outbound;

import org.jspecify.annotations.NullMarked;
