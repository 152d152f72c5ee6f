/** Who writes: phone numbers, Meta's business-scoped ids, and what is known of a contact. */
@NullMarked
package org.botcrm.domain.contact;

import org.jspecify.annotations.NullMarked;
