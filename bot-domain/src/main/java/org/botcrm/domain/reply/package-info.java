/** Rules that answer a message, their texts, and the values they return. */
@NullMarked
package org.botcrm.domain.reply;

import org.jspecify.annotations.NullMarked;
