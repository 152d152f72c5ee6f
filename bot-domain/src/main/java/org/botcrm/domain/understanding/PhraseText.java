package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a phrase as it is written in the file: words, {@code a/b} for either, {@code (a)} for one
 * that may be missing, {@code {grupo}}, {@code {numero}} and {@code *} for up to three words.
 */
final class PhraseText {
  /** Words and gaps of one phrase. */
  private static final int MAX_PARTS = 10;

  /** With each of them a search may branch. */
  private static final int MAX_GAPS = 2;

  /** With each word that may be missing they double. */
  private static final int MAX_PATHS = 256;

  /** What one choice may stand for with groups in it: each takes some hundred bytes. */
  private static final int MAX_SEQUENCES = 2_000;

  private static final Pattern TOKEN = Pattern.compile("\\{[^}]*\\}|[^\\s{]+");

  private static final String NUMBER = "numero";

  private final Lexicon lexicon;
  private final Elements elements;
  private final Map<String, List<int[]>> groups;

  PhraseText(Lexicon lexicon, Elements elements, Map<String, List<int[]>> groups) {
    this.lexicon = lexicon;
    this.elements = elements;
    this.groups = groups;
  }

  /**
   * Every sequence of elements that a phrase stands for, the shortest first.
   *
   * @throws IllegalArgumentException saying in Spanish why there is none
   */
  List<List<Integer>> paths(String phrase) {
    List<List<Integer>> paths = List.of(List.of());
    for (String part : parts(phrase)) {
      paths = longer(paths, part);
      if (paths.size() > MAX_PATHS) {
        throw new IllegalArgumentException("tiene demasiados paréntesis: pártala en varias");
      }
    }
    paths.forEach(PhraseText::check);
    return paths;
  }

  private List<List<Integer>> longer(List<List<Integer>> paths, String part) {
    boolean optional = part.startsWith("(") && part.endsWith(")");
    boolean inBrackets = optional || part.startsWith("<") && part.endsWith(">");
    String inside = inBrackets ? part.substring(1, part.length() - 1) : part;
    int element = inside.equals("*") ? PhraseTree.GAP : elements.of(choices(inside));
    List<List<Integer>> longer = new ArrayList<>(optional ? paths : List.of());
    for (List<Integer> path : paths) {
      List<Integer> more = new ArrayList<>(path);
      more.add(element);
      longer.add(more);
    }
    return longer;
  }

  /** The parts between spaces, those in brackets whole. */
  private static List<String> parts(String phrase) {
    List<String> parts = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    int depth = 0;
    for (char c : (phrase + " ").toCharArray()) {
      depth += "({<".indexOf(c) >= 0 ? 1 : ")}>".indexOf(c) >= 0 ? -1 : 0;
      if (c != ' ' || depth > 0) {
        element.append(c);
      } else if (!element.isEmpty()) {
        parts.add(element.toString());
        element.setLength(0);
      }
    }
    if (depth != 0 || !element.isEmpty()) {
      throw new IllegalArgumentException("le falta o le sobra un paréntesis o una llave");
    }
    return parts;
  }

  private List<int[]> choices(String part) {
    List<int[]> choices = new ArrayList<>();
    for (String choice : part.split("/")) {
      String written = choice.strip();
      choices.addAll(written.contains("{") ? sequences(written) : List.of(words(written)));
    }
    return choices;
  }

  /** «El {dia}»: one for each member of the group. */
  private List<int[]> sequences(String written) {
    List<int[]> all = List.of(new int[0]);
    Matcher tokens = TOKEN.matcher(written);
    while (tokens.find()) {
      String token = tokens.group();
      all =
          crossed(all, token.endsWith("}") ? group(inside(token)) : List.of(lexicon.learn(token)));
    }
    if (all.size() > MAX_SEQUENCES || all.stream().anyMatch(PhraseText::isWrongLength)) {
      throw new IllegalArgumentException("«" + written + "»: es demasiado en una sola opción");
    }
    return all;
  }

  private static String inside(String braces) {
    return braces.substring(1, braces.length() - 1).strip();
  }

  private static List<int[]> crossed(List<int[]> heads, List<int[]> tails) {
    List<int[]> all = new ArrayList<>();
    for (int[] head : heads) {
      for (int[] tail : tails) {
        int[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        all.add(both);
      }
    }
    return all;
  }

  private static boolean isWrongLength(int[] words) {
    return words.length == 0 || words.length > ElementTree.MAX_LENGTH;
  }

  private int[] words(String written) {
    int[] words = lexicon.learn(written);
    if (words.length == 0 || words.length > ElementTree.MAX_LENGTH) {
      throw new IllegalArgumentException("«" + written + "» no es una palabra");
    }
    if (written.chars().anyMatch(Character::isDigit)) {
      throw new IllegalArgumentException(
          "para un número va {numero} o, con 6 a 8 cifras, {numero 6-8}");
    }
    return words;
  }

  private List<int[]> group(String name) {
    if (name.startsWith(NUMBER)) {
      return numbers(name.substring(NUMBER.length()).strip());
    }
    List<int[]> group = groups.get(name);
    if (group == null) {
      throw new IllegalArgumentException("no existe el grupo {" + name + "}");
    }
    return group;
  }

  private static List<int[]> numbers(String range) {
    if (range.isEmpty()) {
      return List.of(new int[] {Vocabulary.NUMBER});
    }
    String[] ends = range.split("-");
    List<int[]> numbers = new ArrayList<>();
    int from = digits(ends[0]);
    for (int n = from; n <= digits(ends[ends.length - 1]); n++) {
      numbers.add(new int[] {Vocabulary.ofDigits(n)});
    }
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("{numero " + range + "} no vale: primero va la menor");
    }
    return numbers;
  }

  private static int digits(String written) {
    if (written.isEmpty()
        || written.length() > 2
        || !written.chars().allMatch(c -> c >= '0' && c <= '9')
        || Integer.parseInt(written) == 0
        || Integer.parseInt(written) >= Vocabulary.MAX_DIGITS) {
      throw new IllegalArgumentException("se espera {numero 6-8}, con cifras de 1 a 39");
    }
    return Integer.parseInt(written);
  }

  private static void check(List<Integer> path) {
    int gaps = 0;
    for (int i = 0; i < path.size(); i++) {
      boolean gap = path.get(i) == PhraseTree.GAP;
      gaps += gap ? 1 : 0;
      if (gap && (i == 0 || i == path.size() - 1 || path.get(i - 1) == PhraseTree.GAP)) {
        throw new IllegalArgumentException("* va entre dos palabras");
      }
    }
    if (path.isEmpty()) {
      throw new IllegalArgumentException("puede quedarse sin ninguna palabra");
    }
    if (path.size() > MAX_PARTS || gaps > MAX_GAPS) {
      throw new IllegalArgumentException(
          "es demasiado larga: caben " + MAX_PARTS + " palabras y " + MAX_GAPS + " *");
    }
  }
}
