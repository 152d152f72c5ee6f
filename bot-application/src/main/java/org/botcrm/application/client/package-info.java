/** Who the person of a chat is, for the lender's people. */
@NullMarked
package org.botcrm.application.client;

import org.jspecify.annotations.NullMarked;
