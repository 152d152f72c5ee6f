/** When the lender is open, which days are holidays, and when it may begin a conversation. */
@NullMarked
package org.botcrm.domain.calendar;

import org.jspecify.annotations.NullMarked;
