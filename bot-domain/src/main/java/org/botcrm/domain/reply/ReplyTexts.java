package org.botcrm.domain.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.botcrm.domain.outbound.ReplyButtons;

/**
 * What the bot says, by key: the bundle that ships ({@code textos.properties} beside this class),
 * with the lender's own lines over it. Immutable and thread-safe.
 */
public final class ReplyTexts {
  private static final String BUNDLE = "textos.properties";
  // With what stands before it, so that an empty name leaves «¡Hola!» and not «¡Hola, !».
  private static final Pattern PLACEHOLDER = Pattern.compile("(,? ?)\\{([a-z_]+)\\}");
  private static final String NAME = "nombre";

  private static final int NEAREST = 3;
  private static final String PHRASES = ".frases";
  private static final Pattern BUTTON =
      Pattern.compile("menu\\.\\w+|(?:flujo|archivo)\\.boton\\.\\w+|flujo\\.opcion\\.\\w+");

  private final Map<String, String> texts;

  private ReplyTexts(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The texts that ship. */
  public static ReplyTexts standard() {
    return withOverrides(new Properties());
  }

  /**
   * The texts that ship, with these in place of those of the same key.
   *
   * @throws IllegalArgumentException naming every key that does not exist, every text that is
   *     blank, every list without a word, every {@code {placeholder}} that nothing fills and every
   *     title that is too long for a button
   */
  public static ReplyTexts withOverrides(Properties overrides) {
    Properties all = shipped();
    List<String> mistakes = new ArrayList<>();
    for (String key : new TreeSet<>(overrides.stringPropertyNames())) {
      if (!all.containsKey(key)) {
        mistakes.add(key + ": no existe; los más parecidos: " + nearest(key, all));
      } else if (overrides.getProperty(key).isBlank()) {
        mistakes.add(key + ": está vacío");
      } else if (key.endsWith(PHRASES) && hasNoPhrase(overrides.getProperty(key))) {
        mistakes.add(key + ": no tiene ninguna palabra");
      } else {
        mistakes.addAll(unfilled(key, all.getProperty(key), overrides.getProperty(key)));
        mistakes.addAll(tooLong(key, overrides.getProperty(key)));
        all.setProperty(key, overrides.getProperty(key));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new ReplyTexts(
        all.stringPropertyNames().stream()
            .collect(Collectors.toUnmodifiableMap(key -> key, all::getProperty)));
  }

  /**
   * The text of a key with its placeholders filled.
   *
   * @throws IllegalArgumentException when there is no such key
   */
  public String say(String key, Map<String, String> variables) {
    return PLACEHOLDER
        .matcher(text(key))
        .replaceAll(m -> Matcher.quoteReplacement(filled(m, variables)))
        .strip();
  }

  /** A text that the lender may leave unsaid; empty when it did. */
  Optional<String> find(String key) {
    return Optional.of(text(key).strip()).filter(text -> !text.isEmpty());
  }

  private static String filled(MatchResult placeholder, Map<String, String> variables) {
    String value = variables.getOrDefault(placeholder.group(2), "");
    return value.isEmpty() ? "" : placeholder.group(1) + value;
  }

  /** Whether there is a text of this key. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /**
   * The comma-separated phrases of a key.
   *
   * @throws IllegalArgumentException when there is no such key
   */
  public List<String> phrases(String key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("key: no text " + key);
    }
    return text;
  }

  private static boolean hasNoPhrase(String text) {
    return text.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** A text is filled with what the one that ships is filled with, and with the name. */
  private static List<String> unfilled(String key, String shipped, String text) {
    Set<String> known = new TreeSet<>(placeholders(shipped));
    known.add(NAME);
    return placeholders(text).stream()
        .filter(name -> !known.contains(name))
        .map(name -> key + ": nada llena {" + name + "}; se puede usar " + known)
        .toList();
  }

  /** Of two hundred keys, those that somebody may have meant. */
  private static String nearest(String key, Properties all) {
    return all.stringPropertyNames().stream()
        .sorted(
            Comparator.comparingInt((String known) -> Edits.between(key, known))
                .thenComparing(Comparator.naturalOrder()))
        .limit(NEAREST)
        .collect(Collectors.joining(", "));
  }

  /** Or the message with that button could not be made. */
  private static List<String> tooLong(String key, String text) {
    String title = text.strip();
    return BUTTON.matcher(key).matches()
            && title.codePointCount(0, title.length()) > ReplyButtons.Button.MAX_TITLE
        ? List.of(key + ": es demasiado largo; en un botón caben " + ReplyButtons.Button.MAX_TITLE)
        : List.of();
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(m -> m.group(2)).toList();
  }

  private static Properties shipped() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(ReplyTexts.class.getResourceAsStream(BUNDLE), BUNDLE)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
