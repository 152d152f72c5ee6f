/** Tells subscribers over HTTP what changes. */
@NullMarked
package org.botcrm.subscriber.http;

import org.jspecify.annotations.NullMarked;
