/** Asks the Graph API for the templates of a business account. */
@NullMarked
package org.botcrm.meta.template;

import org.jspecify.annotations.NullMarked;
