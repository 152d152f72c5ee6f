/** Fetching the files that come with messages, and giving them out. */
@NullMarked
package org.botcrm.application.media;

import org.jspecify.annotations.NullMarked;
