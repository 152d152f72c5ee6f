/** Meta's WhatsApp Cloud API. What both directions share: the words for Meta's error codes. */
@NullMarked
package org.botcrm.meta;

import org.jspecify.annotations.NullMarked;
