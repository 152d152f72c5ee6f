package org.botcrm.web.console;

import org.jspecify.annotations.Nullable;

/**
 * A chat in the list.
 *
 * @param id of the chat
 * @param name of the person, as far as it is known
 * @param initials up to two letters; «?» when nothing is known
 * @param time of its newest message
 * @param prefix who wrote that: empty for the client
 * @param preview its text, in one line
 * @param ticks how far it got; null for one of the client's
 * @param waiting since when the client waits, in words; null when nobody does
 * @param window how long one may write freely
 * @param human whether a person answers here, and not the bot
 * @param selected whether it is the one that is open
 */
public record InboxRow(
    long id,
    String name,
    String initials,
    String time,
    String prefix,
    String preview,
    @Nullable Ticks ticks,
    @Nullable String waiting,
    WindowPill window,
    boolean human,
    boolean selected) {}
