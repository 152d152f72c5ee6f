/** Sending the one-time codes by which people show who they are. */
@NullMarked
package org.botcrm.application.verification;

import org.jspecify.annotations.NullMarked;
