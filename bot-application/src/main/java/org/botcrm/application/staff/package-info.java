/** Who may use the bot, and what they did. */
@NullMarked
package org.botcrm.application.staff;

import org.jspecify.annotations.NullMarked;
