/** The lender's loans, instalments and payments, read only, and what follows from them. */
@NullMarked
package org.botcrm.domain.cartera;

import org.jspecify.annotations.NullMarked;
