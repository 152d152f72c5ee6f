/** The lender's people who use the bot, the keys of its programs, and what both of them did. */
@NullMarked
package org.botcrm.domain.staff;

import org.jspecify.annotations.NullMarked;
