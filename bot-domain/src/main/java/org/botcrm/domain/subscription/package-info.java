/** Programs of others that are told what changes. */
@NullMarked
package org.botcrm.domain.subscription;

import org.jspecify.annotations.NullMarked;
