package org.botcrm.testkit.chat;

import java.time.Duration;

/** One line of a conversation. {@code line} counts from 1. */
public sealed interface ChatStep {
  /** Where it stands in the file. */
  int line();

  /**
   * The client writes. Several in a row are written in one go.
   *
   * @param text of the message; the caption when it is a file
   * @param kind what it is
   */
  record Client(int line, Kind kind, String text) implements ChatStep {}

  /**
   * The bot says this.
   *
   * @param pattern the whole message with any white space as one space; an asterisk stands for
   *     anything
   */
  record Bot(int line, String pattern) implements ChatStep {}

  /** The bot says nothing. */
  record Silence(int line) implements ChatStep {}

  /** Time goes by. */
  record Later(int line, Duration time) implements ChatStep {}

  /** Somebody else writes from now on, by phone. */
  record From(int line, String phone) implements ChatStep {}

  /** What a client can send. */
  enum Kind {
    /** Words. */
    TEXT,
    /** A picture; the text names its content, so that the same name is the same file. */
    PHOTO,
    /** A PDF, likewise. */
    DOCUMENT,
    /** A voice message. */
    VOICE,
    /** A sticker. */
    STICKER,
    /** A place. */
    LOCATION,
    /** Somebody's card, with the phone as text. */
    CARD,
    /** Their own number, by the button that the bot sent for it. */
    OWN_NUMBER,
    /** A button or a row of a list of the bot's last message, by its title. */
    BUTTON,
    /** The code that was sent to the client last by another channel. */
    CODE
  }
}
