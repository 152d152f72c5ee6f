/** Who somebody is: national ID numbers, as people and CRMs write them. */
@NullMarked
package org.botcrm.domain.identity;

import org.jspecify.annotations.NullMarked;
