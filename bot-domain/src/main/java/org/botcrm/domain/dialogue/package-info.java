/** The turn of a conversation, what is remembered of it, and what an answer brings about. */
@NullMarked
package org.botcrm.domain.dialogue;

import org.jspecify.annotations.NullMarked;
