package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.util.Properties;
import org.botcrm.domain.reply.ReplyTexts;

/** What the bot says. */
final class ServerTexts {
  private ServerTexts() {}

  /**
   * The texts that ship, with those of the file in their place.
   *
   * @param file need not exist
   * @throws SettingsException naming every mistake in it
   */
  static ReplyTexts read(Path file) {
    return over(new Properties(), file);
  }

  /** Likewise, with others in place of those that ship where the file says nothing. */
  static ReplyTexts over(Properties others, Path file) {
    Properties all = new Properties();
    all.putAll(others);
    all.putAll(SettingsSource.load(Basics.TEXTS + ", ", file));
    try {
      return ReplyTexts.withOverrides(all);
    } catch (IllegalArgumentException e) {
      // The file holds no secrets, so its mistakes are told as they are.
      String mistakes = String.valueOf(e.getMessage());
      throw new SettingsException(
          mistakes.lines().map(line -> Basics.TEXTS + ", " + file + ": " + line).toList());
    }
  }
}
