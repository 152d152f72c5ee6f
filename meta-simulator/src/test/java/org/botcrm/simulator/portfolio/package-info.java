/** Tests of the demo portfolio. */
@NullMarked
package org.botcrm.simulator.portfolio;

import org.jspecify.annotations.NullMarked;
