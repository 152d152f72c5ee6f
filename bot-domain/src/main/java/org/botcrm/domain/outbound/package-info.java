/** What the bot sends, and what became of it. */
@NullMarked
package org.botcrm.domain.outbound;

import org.jspecify.annotations.NullMarked;
