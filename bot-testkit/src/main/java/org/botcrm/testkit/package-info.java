/** Everything to test a bot, or an adapter of one, without a database or Meta. */
@NullMarked
package org.botcrm.testkit;

import org.jspecify.annotations.NullMarked;
