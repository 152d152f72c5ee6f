/** Whether a person wants messages, and how that is known. */
@NullMarked
package org.botcrm.domain.consent;

import org.jspecify.annotations.NullMarked;
