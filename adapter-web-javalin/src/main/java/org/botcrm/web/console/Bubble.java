package org.botcrm.web.console;

import org.jspecify.annotations.Nullable;

/**
 * A message of a thread.
 *
 * @param id of the message
 * @param style the class of its side and author
 * @param author who wrote it, in words
 * @param text readable by a person
 * @param time of the day
 * @param moment the same for programs
 * @param ticks how far it got; null for one of the client's
 * @param problem what went wrong, in words; null when nothing did
 * @param whyUrl where the reason of a bot's answer is; null for others
 * @param media the file that came with it; null when none
 */
public record Bubble(
    long id,
    String style,
    String author,
    String text,
    String time,
    String moment,
    @Nullable Ticks ticks,
    @Nullable String problem,
    @Nullable String whyUrl,
    @Nullable Attached media) {

  /**
   * The file of a message.
   *
   * @param kind image, audio, video or file
   * @param url where it is
   * @param name to show
   * @param state why it cannot be opened yet, in words; null when it can
   */
  public record Attached(String kind, String url, String name, @Nullable String state) {}
}
