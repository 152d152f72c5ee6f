package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.botcrm.domain.outbound.Choice.Option;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";
  private static final int FAMILY_POINTS = 7;

  private static List<Option> options(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Option("id" + i, "Opción " + i)).toList();
  }

  private static OutboundContent only(Choice choice) {
    assertThat(choice.parts()).hasSize(1);
    return choice.parts().get(0);
  }

  private static Choice titled(String title) {
    return new Choice("¿Cuál?", List.of(new Option("a", title), new Option("b", "Otra")));
  }

  @Test
  void upToThreeShortOptionsAreButtons() {
    assertThat(only(new Choice("¿Cuál?", options(3))))
        .isEqualTo(
            new ReplyButtons(
                null,
                "¿Cuál?",
                null,
                List.of(
                    new ReplyButtons.Button("id0", "Opción 0"),
                    new ReplyButtons.Button("id1", "Opción 1"),
                    new ReplyButtons.Button("id2", "Opción 2"))));
  }

  @Test
  void upToTenAreAList() {
    assertThat(only(new Choice("¿Cuál?", options(4))))
        .isInstanceOfSatisfying(
            ListMenu.class,
            list -> {
              assertThat(list.button()).isEqualTo("Ver opciones");
              assertThat(list.sections().get(0).rows())
                  .hasSize(4)
                  .contains(new ListMenu.Row("id3", "Opción 3", null));
            });
    assertThat(only(new Choice("¿Cuál?", options(10)))).isInstanceOf(ListMenu.class);
  }

  @Test
  void moreAreNumbered() {
    assertThat(only(new Choice("¿Cuál?", options(11))).body())
        .startsWith("¿Cuál?\n\n1. Opción 0\n2. Opción 1\n")
        .endsWith("\n11. Opción 10");
  }

  @Test
  void aTitleMayBeAsLongAsItsFormTakesAndAnEmojiCountsWhole() {
    assertThat(only(titled("a".repeat(20 - FAMILY_POINTS) + FAMILY)))
        .isInstanceOf(ReplyButtons.class);
    assertThat(only(titled("a".repeat(21 - FAMILY_POINTS) + FAMILY))).isInstanceOf(ListMenu.class);
    assertThat(only(titled("a".repeat(24 - FAMILY_POINTS) + FAMILY))).isInstanceOf(ListMenu.class);
    String long25 = "a".repeat(25 - FAMILY_POINTS) + FAMILY;
    assertThat(only(titled(long25)))
        .isEqualTo(new OutboundContent.Text("¿Cuál?\n\n1. " + long25 + "\n2. Otra"));
  }

  @Test
  void aDescriptionNeedsAListAndALongOneIsNumbered() {
    Option described = new Option("a", "Saldo", "ñ".repeat(72));
    assertThat(only(new Choice("¿Cuál?", List.of(described)))).isInstanceOf(ListMenu.class);
    Option tooLong = new Option("a", "Saldo", "ñ".repeat(73));
    assertThat(only(new Choice("¿Cuál?", List.of(tooLong))).body())
        .isEqualTo("¿Cuál?\n\n1. Saldo: " + "ñ".repeat(73));
  }

  @Test
  void aTextMayBeAsLongAsItsFormTakes() {
    assertThat(only(new Choice("😀".repeat(1024), options(2)))).isInstanceOf(ReplyButtons.class);
    assertThat(only(new Choice("😀".repeat(1025), options(2)))).isInstanceOf(ListMenu.class);
    assertThat(only(new Choice("😀".repeat(4096), options(2)))).isInstanceOf(ListMenu.class);
    assertThat(new Choice("😀".repeat(4097), options(2)).parts())
        .hasSize(2)
        .allMatch(OutboundContent.Text.class::isInstance);
  }

  @Test
  void equalTitlesAreNoButtonsSinceMetaRefusesThem() {
    List<Option> twins = List.of(new Option("a", "Préstamo"), new Option("b", "Préstamo"));
    assertThat(only(new Choice("¿Cuál?", twins))).isInstanceOf(ListMenu.class);
  }

  @Test
  void theButtonOfAListIsNamedUnlessTheNameIsTooLong() {
    assertThat(((ListMenu) only(new Choice("¿Cuál?", "M".repeat(20), options(4)))).button())
        .isEqualTo("M".repeat(20));
    assertThat(((ListMenu) only(new Choice("¿Cuál?", "M".repeat(21), options(4)))).button())
        .isEqualTo("Ver opciones");
  }

  @Test
  void withoutOptionsTheTextIsAll() {
    assertThat(new Choice("hola", List.of()).parts())
        .containsExactly(new OutboundContent.Text("hola"));
  }

  @Test
  void whatNobodyCouldChooseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Choice(" ", options(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Option("a", " "));
    assertThatIllegalArgumentException().isThrownBy(() -> new Option("a", "b", ""));
    List<Option> twins = List.of(new Option("a", "x"), new Option("a", "y"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Choice("t", twins));
  }

  /** Whatever is asked: it can be sent, nothing of it is lost, and no character is cut. */
  @Test
  void nothingIsLostAndNoCharacterCutWhateverIsAsked() {
    Random random = new Random(20261122);
    for (int round = 0; round < 300; round++) {
      Choice choice = random(random);

      List<OutboundContent> parts = choice.parts();

      String said = parts.stream().map(OutboundContent::body).collect(Collectors.joining("\n"));
      assertThat(characters(said)).as("round %d", round).containsAll(characters(choice.text()));
      assertThat(withoutSpace(said)).contains(withoutSpace(choice.text()));
      for (Option option : choice.options()) {
        assertThat(withoutSpace(said)).contains(withoutSpace(option.title()));
      }
      assertThat(parts).isEqualTo(choice.parts());
    }
  }

  private static Choice random(Random random) {
    int longest = random.nextInt(4) == 0 ? 3000 : 40;
    List<Option> options = new ArrayList<>();
    for (int i = random.nextInt(15); i > 0; i--) {
      String description = random.nextInt(3) == 0 ? words(random, 30) : null;
      options.add(
          new Option("id" + i, words(random, random.nextInt(5) == 0 ? longest : 4), description));
    }
    return new Choice(words(random, longest), options);
  }

  private static String words(Random random, int most) {
    List<String> some = List.of("a", "ñ", FAMILY, "🇻🇪", "e\u0301", "😀", " x", "\n-", "👍🏽");
    return "»"
        + IntStream.range(0, random.nextInt(most))
            .mapToObj(i -> some.get(random.nextInt(some.size())))
            .collect(Collectors.joining());
  }

  private static List<String> characters(String text) {
    return Pattern.compile("\\X").matcher(text).results().map(m -> m.group()).distinct().toList();
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }
}
