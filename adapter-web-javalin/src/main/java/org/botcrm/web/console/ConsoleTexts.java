package org.botcrm.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the console says, in one language. Immutable and thread-safe. */
public final class ConsoleTexts {
  /** Spanish, the language of the lender's people unless they ask for another. */
  public static final ConsoleTexts SPANISH =
      new ConsoleTexts(Locale.forLanguageTag("es"), load("consola_es.properties"));

  /** English. */
  public static final ConsoleTexts ENGLISH =
      new ConsoleTexts(Locale.ENGLISH, load("consola_en.properties"));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)\\}");

  private final Locale locale;
  private final Properties texts;

  private ConsoleTexts(Locale locale, Properties texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /**
   * In the first language of an {@code Accept-Language} that there is; Spanish otherwise.
   *
   * @param accepted the header's value; empty when there is none
   */
  public static ConsoleTexts accepted(String accepted) {
    try {
      Locale found =
          Locale.lookup(
              Locale.LanguageRange.parse(accepted), List.of(SPANISH.locale, ENGLISH.locale));
      return ENGLISH.locale.equals(found) ? ENGLISH : SPANISH;
    } catch (IllegalArgumentException e) {
      // A header that nobody can read asks for nothing.
      return SPANISH;
    }
  }

  /** The language, to write numbers and dates in. */
  public Locale locale() {
    return locale;
  }

  /** Its tag, for {@code lang}. */
  public String language() {
    return locale.getLanguage();
  }

  /**
   * A text without placeholders.
   *
   * @throws IllegalArgumentException when there is no such text
   */
  public String say(String key) {
    return say(key, Map.of());
  }

  /**
   * A text with its {@code {placeholders}} filled.
   *
   * @throws IllegalArgumentException when there is no such text, or a placeholder is not given
   */
  public String say(String key, Map<String, ?> values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text in " + language() + ": " + key);
    }
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              Object value = values.get(found.group(1));
              if (value == null) {
                throw new IllegalArgumentException(key + ": nothing fills " + found.group(1));
              }
              return Matcher.quoteReplacement(value.toString());
            });
  }

  /** «1,2 ms», to a tenth of a millisecond. */
  String duration(Duration length) {
    double millis = length.toNanos() / 1e6;
    return String.format(locale, "%.1f ms", millis);
  }

  /** The keys of all texts, for the test that compares languages. */
  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  private static Properties load(String name) {
    Properties texts = new Properties();
    try (InputStream in = ConsoleTexts.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return texts;
  }
}
