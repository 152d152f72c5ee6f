/** All messages between one business number and one contact, and the queue of those to answer. */
@NullMarked
package org.botcrm.domain.chat;

import org.jspecify.annotations.NullMarked;
