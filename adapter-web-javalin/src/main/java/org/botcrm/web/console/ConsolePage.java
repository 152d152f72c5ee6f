package org.botcrm.web.console;

import org.jspecify.annotations.Nullable;

/**
 * Everything that the inbox's template shows.
 *
 * @param texts the language
 * @param base what stands before each path of the console
 * @param assets what stands before each file of the console
 * @param inbox the list
 * @param thread the chat that is open; null when none is
 */
public record ConsolePage(
    ConsoleTexts texts, String base, String assets, InboxView inbox, @Nullable ThreadView thread) {}
