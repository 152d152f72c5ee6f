/** The invented clients, loans and payments of the demo. Nobody in it exists. */
@NullMarked
package org.botcrm.simulator.portfolio;

import org.jspecify.annotations.NullMarked;
