/** The files of messages in a folder. */
@NullMarked
package org.botcrm.media.folder;

import org.jspecify.annotations.NullMarked;
