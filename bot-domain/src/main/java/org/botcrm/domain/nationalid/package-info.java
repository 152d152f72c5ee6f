/** National ID numbers: how each country writes them, and how people do. */
@NullMarked
package org.botcrm.domain.nationalid;

import org.jspecify.annotations.NullMarked;
