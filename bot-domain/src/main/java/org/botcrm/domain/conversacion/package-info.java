/** Stored messages as the CRM reads them: pages, filters and figures. */
@NullMarked
package org.botcrm.domain.conversacion;

import org.jspecify.annotations.NullMarked;
