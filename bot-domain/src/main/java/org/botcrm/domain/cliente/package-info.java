/** The lender's clients, read only. */
@NullMarked
package org.botcrm.domain.cliente;

import org.jspecify.annotations.NullMarked;
