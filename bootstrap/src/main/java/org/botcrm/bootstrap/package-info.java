/** Settings, wiring and command line: the only place that reads the environment and the clock. */
@NullMarked
package org.botcrm.bootstrap;

import org.jspecify.annotations.NullMarked;
