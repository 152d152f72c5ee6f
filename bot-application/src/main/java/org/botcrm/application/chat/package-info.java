/** Chats as the lender's people see them, and what they write in them. */
@NullMarked
package org.botcrm.application.chat;

import org.jspecify.annotations.NullMarked;
