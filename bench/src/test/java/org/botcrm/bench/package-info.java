/** Whether the benchmark measures what it says. */
@NullMarked
package org.botcrm.bench;

import org.jspecify.annotations.NullMarked;
