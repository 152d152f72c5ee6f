package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextPartsTest {
  private static final int LIMIT = OutboundContent.Text.MAX_CODE_POINTS;
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  private static List<String> parts(String text) {
    return TextParts.of(text).stream().map(OutboundContent::body).toList();
  }

  @Test
  void aTextThatFitsIsOnePart() {
    assertThat(parts("hola")).containsExactly("hola");
    assertThat(parts("  hola\n")).containsExactly("hola");
    assertThat(parts("a".repeat(LIMIT))).containsExactly("a".repeat(LIMIT));
  }

  @Test
  void theLimitCountsCodePointsAndNotHalvesOfEmoji() {
    String exactly = "😀".repeat(LIMIT);

    assertThat(parts(exactly)).containsExactly(exactly);
    assertThat(parts(exactly + "😀")).containsExactly(exactly, "😀");
  }

  @Test
  void nothingToSayIsNoPart() {
    assertThat(parts("")).isEmpty();
    assertThat(parts(" \n\t ")).isEmpty();
  }

  @Test
  void aLongTextIsCutAtTheEndOfALine() {
    String first = "línea uno ".repeat(300).strip();
    String second = "línea dos ".repeat(300).strip();

    assertThat(parts(first + "\n" + second)).containsExactly(first, second);
  }

  @Test
  void aLongTextWithoutLinesIsCutAtTheEndOfASentence() {
    String first = "Una frase que sigue y sigue ".repeat(120).strip() + ".";
    String second = "Otra frase que no termina ".repeat(120).strip() + ".";

    assertThat(parts(first + " " + second)).containsExactly(first, second);
  }

  @Test
  void aLongTextWithoutSentencesIsCutBetweenWords() {
    String text = "palabra ".repeat(1000).strip();

    assertThat(parts(text))
        .allMatch(part -> part.startsWith("palabra") && part.endsWith("palabra"));
  }

  @Test
  void aWordThatAloneIsTooLongIsCut() {
    assertThat(parts("a".repeat(LIMIT + 1))).containsExactly("a".repeat(LIMIT), "a");
  }

  @Test
  void aFamilyOfEmojiIsNotCut() {
    String text = "a".repeat(LIMIT - 3) + FAMILY;

    assertThat(parts(text)).containsExactly("a".repeat(LIMIT - 3), FAMILY);
  }

  @Test
  void aLetterIsNotCutFromItsAccent() {
    String text = "a".repeat(LIMIT - 1) + "e\u0301";

    assertThat(parts(text)).containsExactly("a".repeat(LIMIT - 1), "e\u0301");
  }

  @Test
  void aCharacterThatAloneIsTooLongDoesNotBecomeManyMessages() {
    String text = "😀" + "\u0301".repeat(2 * LIMIT);

    assertThat(parts(text)).hasSize(3);
    assertThat(String.join("", parts(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noPartIsTooLongOrBlankAndNothingButWhiteSpaceIsLost(String text) {
    List<String> parts = parts(text);

    assertThat(parts).noneMatch(String::isBlank);
    assertThat(parts).allMatch(part -> part.codePointCount(0, part.length()) <= LIMIT);
    assertThat(withoutSpaces(String.join(" ", parts))).isEqualTo(withoutSpaces(text));
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static List<String> texts() {
    String[] pieces = {
      "hola", " ", "\n", ". ", "😀", FAMILY, "ñ", "e\u0301", "¿Sí? ", "x".repeat(90)
    };
    Random random = new Random(20_261_122);
    return random
        .ints(30, 100, 900)
        .mapToObj(
            length ->
                random
                    .ints(length * 4L, 0, pieces.length)
                    .mapToObj(i -> pieces[i])
                    .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void aTextOfTheWrongLengthIsNoContent() {
    for (String bad : List.of("", " ", "a".repeat(LIMIT + 1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new OutboundContent.Text(bad));
    }
  }
}
