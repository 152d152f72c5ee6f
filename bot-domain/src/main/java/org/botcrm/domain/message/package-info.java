/** What Meta brought: messages and delivery statuses, as facts. */
@NullMarked
package org.botcrm.domain.message;

import org.jspecify.annotations.NullMarked;
