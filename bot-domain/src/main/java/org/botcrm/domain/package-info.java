/** The vocabulary of the bot: nouns, ports and reply rules. Nothing but the JDK. */
@NullMarked
package org.botcrm.domain;

import org.jspecify.annotations.NullMarked;
