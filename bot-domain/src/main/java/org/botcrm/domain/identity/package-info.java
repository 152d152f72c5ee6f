/** Whom the bot talks to, and how sure of it it may be. */
@NullMarked
package org.botcrm.domain.identity;

import org.jspecify.annotations.NullMarked;
