/** The templates that Meta approved for a business: what is known of them, and what fits them. */
@NullMarked
package org.botcrm.domain.template;

import org.jspecify.annotations.NullMarked;
