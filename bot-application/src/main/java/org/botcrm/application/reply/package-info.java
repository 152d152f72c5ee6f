/** Answering the messages that wait. */
@NullMarked
package org.botcrm.application.reply;

import org.jspecify.annotations.NullMarked;
