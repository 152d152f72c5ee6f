/** One POST of Meta's webhook: checked, read and stored whole. */
@NullMarked
package org.botcrm.domain.delivery;

import org.jspecify.annotations.NullMarked;
