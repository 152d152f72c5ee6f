/** What changed in the storage, in one order that everybody sees. */
@NullMarked
package org.botcrm.domain.feed;

import org.jspecify.annotations.NullMarked;
