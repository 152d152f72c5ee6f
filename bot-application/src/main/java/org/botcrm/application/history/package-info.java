/** Reading what was stored. */
@NullMarked
package org.botcrm.application.history;

import org.jspecify.annotations.NullMarked;
