package org.botcrm.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people read, by key, from {@code textos.properties} beside this class. Thread-safe. */
final class Texts {
  private static final String BUNDLE = "textos.properties";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)\\}");
  private static final Properties TEXTS = load();

  private Texts() {}

  /** A text without placeholders. */
  static String say(String key) {
    return say(key, Map.of());
  }

  /**
   * A text with its {@code {placeholders}} filled. What fills them is taken as it is.
   *
   * @throws IllegalArgumentException when there is no such text, or a placeholder is not given
   */
  static String say(String key, Map<String, ?> values) {
    return PLACEHOLDER
        .matcher(line(key))
        .replaceAll(found -> Matcher.quoteReplacement(filling(key, found.group(1), values)));
  }

  private static String line(String key) {
    String text = TEXTS.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException(BUNDLE + " has no " + key);
    }
    return text;
  }

  private static String filling(String key, String placeholder, Map<String, ?> values) {
    Object value = values.get(placeholder);
    if (value == null) {
      throw new IllegalArgumentException(key + ": nothing fills " + placeholder);
    }
    return value.toString();
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(BUNDLE)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in, BUNDLE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(BUNDLE, e);
    }
    return texts;
  }
}
