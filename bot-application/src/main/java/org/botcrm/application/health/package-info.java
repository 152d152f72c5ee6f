/** Whether the bot can do its work. */
@NullMarked
package org.botcrm.application.health;

import org.jspecify.annotations.NullMarked;
