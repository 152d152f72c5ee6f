/**
 * Measures the packaged server from outside, over HTTP, with a Graph API of its own. Nothing here
 * is shipped with the server.
 */
@NullMarked
package org.botcrm.bench;

import org.jspecify.annotations.NullMarked;
