/** What may be called over the network. */
@NullMarked
package org.botcrm.domain.network;

import org.jspecify.annotations.NullMarked;
