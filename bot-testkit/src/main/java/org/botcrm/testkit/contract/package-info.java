/** What every adapter of a port must do, as JUnit tests to implement. Needs JUnit and AssertJ. */
@NullMarked
package org.botcrm.testkit.contract;

import org.jspecify.annotations.NullMarked;
