/** What the lender's people do with what dialogues leave behind. */
@NullMarked
package org.botcrm.application.dialogue;

import org.jspecify.annotations.NullMarked;
