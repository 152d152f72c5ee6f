/** Payments that clients report and promise, for the lender's people to look at. */
@NullMarked
package org.botcrm.domain.pago;

import org.jspecify.annotations.NullMarked;
