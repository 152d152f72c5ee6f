package org.botcrm.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of chats.
 *
 * @param rows in the order of the list
 * @param next the address of the rows that follow; null when none do
 * @param chips what the list can be narrowed to
 * @param address of this list without its page, to fetch it again
 * @param search what is looked for; empty when nothing is
 * @param query what follows the address of a chat so that the list stays as it is
 */
public record InboxView(
    List<InboxRow> rows,
    @Nullable String next,
    List<Chip> chips,
    String address,
    String search,
    String query) {
  /** Copies the lists. */
  public InboxView {
    rows = List.copyOf(rows);
    chips = List.copyOf(chips);
  }

  /**
   * One way to narrow the list.
   *
   * @param words for people
   * @param href the list narrowed so
   * @param active whether it is
   */
  public record Chip(String words, String href, boolean active) {}
}
