/** Meta to us: the signature and the JSON of a webhook, free of any web framework. */
@NullMarked
package org.botcrm.meta.webhook;

import org.jspecify.annotations.NullMarked;
