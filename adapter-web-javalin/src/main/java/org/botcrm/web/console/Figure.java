package org.botcrm.web.console;

/**
 * One figure of a page.
 *
 * @param name what it counts, in words
 * @param value as it is shown
 * @param meaning how it is counted
 * @param style good, warn or bad; plain when it is neither
 */
public record Figure(String name, String value, String meaning, String style) {}
