/** Meta to us: the files that come with messages. */
@NullMarked
package org.botcrm.meta.media;

import org.jspecify.annotations.NullMarked;
