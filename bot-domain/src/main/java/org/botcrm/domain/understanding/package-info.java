/**
 * Understands what people write in Spanish, without a model: which intents a message has, and the
 * amounts, dates and references in it. Pure functions over data that a non-programmer edits.
 */
@NullMarked
package org.botcrm.domain.understanding;

import org.jspecify.annotations.NullMarked;
