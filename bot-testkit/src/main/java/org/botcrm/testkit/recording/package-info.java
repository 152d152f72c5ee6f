/** Adapters that write down what was asked of them. Nothing but the JDK. */
@NullMarked
package org.botcrm.testkit.recording;

import org.jspecify.annotations.NullMarked;
