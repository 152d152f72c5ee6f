/** What happens when Meta calls the webhook. */
@NullMarked
package org.botcrm.application.inbound;

import org.jspecify.annotations.NullMarked;
