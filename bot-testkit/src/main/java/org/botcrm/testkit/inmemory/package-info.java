/** Adapters that keep everything in memory and pass every contract. Nothing but the JDK. */
@NullMarked
package org.botcrm.testkit.inmemory;

import org.jspecify.annotations.NullMarked;
