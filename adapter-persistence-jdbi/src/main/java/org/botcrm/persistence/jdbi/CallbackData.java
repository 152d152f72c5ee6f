package org.botcrm.persistence.jdbi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What we have Meta give back with each status: which database, and which row of it. Meta shows it
 * to every app that listens to the account, so it holds nothing else.
 */
final class CallbackData {
  private static final Pattern WRITTEN = Pattern.compile("([0-9a-f]{1,32})-([0-9]{1,18})");

  private CallbackData() {}

  static String of(String installation, long id) {
    return installation + "-" + id;
  }

  /** The row that it names; null when it names none of this database. */
  static @Nullable Long idIn(@Nullable String data, String installation) {
    Matcher matcher = WRITTEN.matcher(data == null ? "" : data);
    return matcher.matches() && matcher.group(1).equals(installation)
        ? Long.valueOf(matcher.group(2))
        : null;
  }
}
