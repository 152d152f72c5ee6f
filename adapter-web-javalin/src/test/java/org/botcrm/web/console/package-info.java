/** Tests of what pages are made of. */
@NullMarked
package org.botcrm.web.console;

import org.jspecify.annotations.NullMarked;
