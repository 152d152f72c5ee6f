/** The templates of the business: fetched, kept fresh, listed, and held against what is sent. */
@NullMarked
package org.botcrm.application.template;

import org.jspecify.annotations.NullMarked;
