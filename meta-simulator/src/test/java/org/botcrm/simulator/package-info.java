/** Tests of the simulator against a tiny bot. */
@NullMarked
package org.botcrm.simulator;

import org.jspecify.annotations.NullMarked;
