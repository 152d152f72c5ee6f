package org.botcrm.domain.template;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text of a template, with places to be filled: {@code {{1}}}, {@code {{nombre}}}. Immutable.
 *
 * @param text as Meta approved it
 * @param examples what the business gave as examples, for the places in the order of {@link
 *     #parameters}; fewer when it gave fewer
 */
public record TemplateText(String text, List<String> examples) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** Copies the list. */
  public TemplateText {
    Objects.requireNonNull(text, "text");
    examples = List.copyOf(examples);
  }

  /** A text of which no examples are known. */
  public static TemplateText of(String text) {
    return new TemplateText(text, List.of());
  }

  /**
   * The names of its places, each once, as they first appear; or their numbers as texts, in their
   * order, which is the one of what fills them.
   */
  public List<String> parameters() {
    List<String> names = places().distinct().toList();
    return names.stream().allMatch(name -> NUMBER.matcher(name).matches())
        ? names.stream().sorted(Comparator.comparing(Integer::valueOf)).toList()
        : names;
  }

  /** How it reads with the examples in their places; places without one stay as they are. */
  public String example() {
    List<String> names = parameters();
    return PLACE
        .matcher(text)
        .replaceAll(
            found -> {
              int index = names.indexOf(found.group(1));
              return Matcher.quoteReplacement(
                  index < examples.size() ? examples.get(index) : found.group());
            });
  }

  /** How many code points it has when each of its parameters is filled by these, in order. */
  int codePointsWith(List<String> filling) {
    List<String> names = parameters();
    return count(PLACE.matcher(text).replaceAll(""))
        + places().mapToInt(name -> count(filling.get(names.indexOf(name)))).sum();
  }

  private Stream<String> places() {
    return PLACE.matcher(text).results().map(found -> found.group(1));
  }

  private static int count(String words) {
    return words.codePointCount(0, words.length());
  }
}
