package org.botcrm.domain.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/**
 * Tells which words of a correction belong to which field: «la referencia es 1234 y el banco es
 * mercantil». Immutable and thread-safe.
 */
final class Corrections {
  private static final Set<String> IS =
      Set.of("es", "era", "fue", "son", "eran", "fueron", "sino", "seria");
  private static final Set<String> BETWEEN =
      Set.of(
          "el", "la", "los", "las", "y", "e", "de", "del", "por", "pero", "correcto", "correcta");
  private static final String NO = "no";

  private final ReplyTexts texts;

  Corrections(ReplyTexts texts) {
    this.texts = texts;
  }

  /**
   * What is said of one field.
   *
   * @param words the value, as it was written; may be blank
   * @param given whether it is said to be the value, not just named beside it
   */
  record Part(FlowField field, String words, boolean given) {}

  /**
   * A correction in its parts.
   *
   * @param rest what stands before any field is named
   */
  record Split(String rest, List<Part> parts) {
    Split {
      parts = List.copyOf(parts);
    }
  }

  /** The parts of a text, in its order. */
  Split of(List<FlowField> fields, String text) {
    List<Word> words = Arrays.stream(text.strip().split("\\s+")).map(Word::of).toList();
    List<Part> parts = new ArrayList<>();
    List<Word> open = new ArrayList<>();
    String rest = null;
    FlowField named = null;
    for (int at = 0; at < words.size(); ) {
      Label label = label(fields, words, at);
      if (label == null) {
        open.add(words.get(at++));
        continue;
      }
      rest = named == null ? written(open) : rest;
      close(named, open, parts);
      named = label.field();
      at += label.length();
    }
    rest = named == null ? written(open) : rest;
    close(named, open, parts);
    return new Split(rest == null ? "" : rest, parts);
  }

  private static void close(@Nullable FlowField named, List<Word> open, List<Part> parts) {
    if (named != null) {
      parts.add(part(named, List.copyOf(open)));
    }
    open.clear();
  }

  /** «no es 1234, es 5678» says the second, «es 5678, no 1234» the first. */
  private static Part part(FlowField field, List<Word> words) {
    List<String> plain = words.stream().map(Word::plain).toList();
    int first = 0;
    while (first < plain.size() && isBetween(plain.get(first))) {
      first++;
    }
    int no = plain.indexOf(NO);
    int from = no == first ? last(plain) + 1 : first;
    int to = no > first ? no : plain.size();
    while (from < to && (isBetween(plain.get(from)) || IS.contains(plain.get(from)))) {
      from++;
    }
    while (to > from && isBetween(plain.get(to - 1))) {
      to--;
    }
    boolean given = plain.stream().anyMatch(IS::contains);
    boolean corrected = no != first || last(plain) > no + 1;
    return new Part(field, corrected ? written(words.subList(from, to)) : "", given);
  }

  private static boolean isBetween(String plain) {
    return plain.isEmpty() || BETWEEN.contains(plain);
  }

  private static int last(List<String> plain) {
    return IS.stream().mapToInt(plain::lastIndexOf).max().orElse(-1);
  }

  private static String written(List<Word> words) {
    return String.join(" ", words.stream().map(Word::written).toList());
  }

  private @Nullable Label label(List<FlowField> fields, List<Word> words, int at) {
    Label longest = null;
    for (FlowField field : fields) {
      for (String name : names(field)) {
        String[] wanted = Phrases.normalized(name).strip().split(" ");
        boolean longer = longest == null || wanted.length > longest.length();
        if (longer && stands(wanted, words, at)) {
          longest = new Label(field, wanted.length);
        }
      }
    }
    return longest;
  }

  private Stream<String> phrases(String key) {
    return texts.has(key) ? texts.phrases(key).stream() : Stream.empty();
  }

  /** A slip is corrected by another one, not in words. */
  private List<String> names(FlowField field) {
    String key = "flujo.campo." + field.name();
    return field.kind() == FieldKind.FILE
        ? List.of()
        : Stream.concat(phrases(key), phrases(key + ".frases")).toList();
  }

  private static boolean stands(String[] wanted, List<Word> words, int at) {
    if (at + wanted.length > words.size()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].equals(words.get(at + i).plain())) {
        return false;
      }
    }
    return true;
  }

  private record Label(FlowField field, int length) {}

  /** A word as it was written and as it is compared. */
  private record Word(String written, String plain) {
    static Word of(String written) {
      return new Word(written, Phrases.normalized(written).strip());
    }
  }
}
