/** Telling programs of others what changes. */
@NullMarked
package org.botcrm.application.subscription;

import org.jspecify.annotations.NullMarked;
