/** Us to Meta: sends a message and tells what became of it. */
@NullMarked
package org.botcrm.meta.send;

import org.jspecify.annotations.NullMarked;
