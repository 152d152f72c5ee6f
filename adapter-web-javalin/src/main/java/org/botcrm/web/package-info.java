/**
 * Webhook, query API, health and docs on Javalin; {@link org.botcrm.web.BotRoutes} is the way in.
 */
@NullMarked
package org.botcrm.web;

import org.jspecify.annotations.NullMarked;
