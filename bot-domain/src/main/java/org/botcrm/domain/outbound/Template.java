package org.botcrm.domain.outbound;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message that Meta approved before, the only kind that it takes more than 24 hours after the
 * person last wrote. Limits: pages templates/components and messages/template-messages of Meta's
 * documentation.
 *
 * @param name 1 to 512 lower-case letters, digits and underscores
 * @param language as Meta writes it, such as {@code es} or {@code es_MX}
 * @param header fills its header, words with at most 60 code points; null when there is nothing to
 *     fill
 * @param words fill its text, in order: all of them by name, or none
 * @param buttons fill its buttons, each once
 */
public record Template(
    String name,
    String language,
    @Nullable TemplateParameter header,
    List<TemplateParameter.Words> words,
    List<TemplateButton> buttons)
    implements OutboundContent {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when a limit is broken
   */
  public Template {
    requireMatch("name", name, NAME);
    requireMatch("language", language, LANGUAGE);
    if (header instanceof TemplateParameter.Words line) {
      CodePoints.require("header", line.text(), MessageHeader.Line.MAX_CODE_POINTS);
    }
    words = List.copyOf(words);
    requireOneWayOfNaming(words);
    requireFit(words);
    buttons = List.copyOf(buttons);
    Distinct.require("buttons: indexes", buttons, TemplateButton::index);
  }

  private static void requireMatch(String field, String value, Pattern pattern) {
    Objects.requireNonNull(value, field);
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(field + ": " + pattern + " expected");
    }
  }

  private static void requireOneWayOfNaming(List<TemplateParameter.Words> words) {
    List<String> names =
        words.stream().map(TemplateParameter.Words::name).filter(Objects::nonNull).toList();
    if (!names.isEmpty() && names.size() != words.size()) {
      throw new IllegalArgumentException("words: all with a name, or none");
    }
    Distinct.require("words: names", names, name -> name);
  }

  /** What fills a text is not longer than the text. */
  private static void requireFit(List<TemplateParameter.Words> words) {
    int sum = words.stream().mapToInt(word -> CodePoints.count(word.text())).sum();
    if (sum > TemplateParameter.Words.MAX_TEXT) {
      throw new IllegalArgumentException("words: at most 1024 code points together");
    }
  }

  @Override
  public String type() {
    return "template";
  }

  /** Its name and what fills it: the text itself is with Meta. */
  @Override
  public String body() {
    Stream<String> filling =
        Stream.concat(
            Stream.ofNullable(header).map(TemplateParameter::words),
            words.stream().map(TemplateParameter.Words::words));
    return Readable.word("plantilla")
        + " "
        + Stream.concat(Stream.of(name), filling).collect(Collectors.joining(" · "));
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.template(this);
  }

  /** Hides what fills it. */
  @Override
  public String toString() {
    return "Template[" + name + "]";
  }
}
