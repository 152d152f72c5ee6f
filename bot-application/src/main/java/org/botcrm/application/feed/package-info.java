/** Following what changes. */
@NullMarked
package org.botcrm.application.feed;

import org.jspecify.annotations.NullMarked;
