package org.botcrm.meta;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/**
 * Meta's error codes in Spanish words for a person of the lender, from the bundle {@code
 * errores.properties} beside this class. The codes are those of the page support/error-codes of
 * Meta's WhatsApp documentation, and a few more that the API was seen to give. Immutable and
 * thread-safe.
 */
public final class MetaErrors {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.meta.errores", Locale.ROOT);
  private static final int MAX_TITLE = 200;

  private MetaErrors() {}

  /**
   * The error in words.
   *
   * @param code Meta's; 0 is one of them
   * @param title Meta's own words in English; null when it sent none. Used for unknown codes only,
   *     without the words that hold a digit or an at sign: those may be somebody's number, id or
   *     address
   */
  public static SendError of(int code, @Nullable String title) {
    String key = MetaCodes.isPermission(code) ? "10" : Integer.toString(code);
    return new SendError(code, WORDS.containsKey(key) ? WORDS.getString(key) : unknown(title));
  }

  private static String unknown(@Nullable String title) {
    String words = title == null ? "" : impersonal(title);
    return words.isEmpty()
        ? WORDS.getString("desconocido")
        : WORDS.getString("desconocido.con-titulo") + " " + words;
  }

  private static String impersonal(String title) {
    String start = title.substring(0, Math.min(title.length(), MAX_TITLE));
    return Stream.of(start.split("[\\s\\p{Cntrl}]+"))
        .filter(word -> word.chars().noneMatch(MetaErrors::mayIdentify))
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static boolean mayIdentify(int c) {
    return c == '@' || Character.isDigit(c) || Character.isSurrogate((char) c);
  }
}
