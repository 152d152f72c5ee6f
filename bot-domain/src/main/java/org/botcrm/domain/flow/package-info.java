/** What takes several messages to say, such as to report a payment, as declared data. */
@NullMarked
package org.botcrm.domain.flow;

import org.jspecify.annotations.NullMarked;
