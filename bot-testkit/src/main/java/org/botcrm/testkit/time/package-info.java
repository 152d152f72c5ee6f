/** Time that stands still until a test moves it. Nothing but the JDK. */
@NullMarked
package org.botcrm.testkit.time;

import org.jspecify.annotations.NullMarked;
