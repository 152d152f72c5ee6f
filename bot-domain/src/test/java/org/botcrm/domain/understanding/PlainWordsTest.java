package org.botcrm.domain.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {
  private static final long SEED = 20_261_122;

  /** The slow and short way, which nobody can get wrong. */
  private static String byTheBook(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\p{M}\\p{Cf}]+", "");
    return " " + plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }

  @ParameterizedTest
  @CsvSource({
    "'¡Sí, mañana!', ' si manana '",
    "'  ', '  '",
    "'', '  '",
    "'ÑANDÚ', ' nandu '",
    "'ﬁn de ½ mes', ' fin de 1 2 mes '",
    "'Ｈｏｌａ', ' hola '",
    "'1️⃣', ' 1 '",
  })
  void wordsAreWithoutAccentsCaseAndPunctuation(String text, String words) {
    assertThat(PlainWords.of(text)).isEqualTo(words);
  }

  @Test
  void anyTextComesOutAsByTheBook() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(8, 0, i % 2 == 0 ? 0x250 : 0x20000)
              // A surrogate alone is no character, and capital sigma depends on what follows it.
              .filter(c -> (c < 0xD800 || c > 0xDFFF) && c != 'Σ')
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(PlainWords.of(text)).isEqualTo(byTheBook(text));
    }
  }
}
