/** The code that the pages show, and tests that the pages are true. */
@NullMarked
package org.botcrm.docs;

import org.jspecify.annotations.NullMarked;
