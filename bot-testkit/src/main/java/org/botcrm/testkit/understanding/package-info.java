/** Measures what is understood against messages that people labelled. */
@NullMarked
package org.botcrm.testkit.understanding;

import org.jspecify.annotations.NullMarked;
