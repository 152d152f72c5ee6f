/** The conversation by which somebody shows who they are, so that they may be told more. */
@NullMarked
package org.botcrm.domain.verification;

import org.jspecify.annotations.NullMarked;
