/**
 * What the bot answers: to a greeting, about a loan, about the office, and when it did not
 * understand.
 */
@NullMarked
package org.botcrm.domain.answer;

import org.jspecify.annotations.NullMarked;
