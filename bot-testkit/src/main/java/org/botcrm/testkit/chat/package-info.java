/** Conversations written down as text, and played to a bot as tests. */
@NullMarked
package org.botcrm.testkit.chat;

import org.jspecify.annotations.NullMarked;
