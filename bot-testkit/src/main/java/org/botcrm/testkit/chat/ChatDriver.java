package org.botcrm.testkit.chat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A bot that a script is played to. */
public interface ChatDriver extends AutoCloseable {
  /**
   * The client writes these in one go, and falls silent.
   *
   * @param messages without buttons and codes: those are {@link #press} and {@link #code}
   * @return what the bot says to that
   */
  List<Said> say(List<ChatStep.Client> messages);

  /** The client presses a button or a row by its id, which has this title. */
  List<Said> press(String id, String title);

  /** The code that was sent to a client last by another channel. */
  String code();

  /** Time goes by; what the bot says meanwhile. */
  List<Said> wait(Duration time);

  /** Somebody else writes from now on. */
  void from(String phone);

  @Override
  void close();

  /**
   * A message of the bot.
   *
   * @param body as people of the lender read it
   * @param options ids by title, of its buttons or rows
   */
  record Said(String body, Map<String, String> options) {
    /** Copies the map. */
    public Said {
      options = Map.copyOf(options);
    }
  }
}
