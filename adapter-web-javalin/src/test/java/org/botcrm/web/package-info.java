/** Tests over real HTTP with the in-memory adapters. */
@NullMarked
package org.botcrm.web;

import org.jspecify.annotations.NullMarked;
