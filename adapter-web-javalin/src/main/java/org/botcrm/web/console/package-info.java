/** The pages with which the lender's people read chats and answer, rendered on the server. */
@NullMarked
package org.botcrm.web.console;

import org.jspecify.annotations.NullMarked;
