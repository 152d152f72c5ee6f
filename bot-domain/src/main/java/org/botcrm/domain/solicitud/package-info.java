/** What the lender's people are asked to do. */
@NullMarked
package org.botcrm.domain.solicitud;

import org.jspecify.annotations.NullMarked;
