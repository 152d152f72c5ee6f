/** Files that come with messages: what waits to be fetched from Meta, how, and where it is kept. */
@NullMarked
package org.botcrm.domain.media;

import org.jspecify.annotations.NullMarked;
