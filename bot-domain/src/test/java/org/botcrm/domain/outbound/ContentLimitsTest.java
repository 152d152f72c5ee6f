package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.botcrm.domain.message.MessageId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Meta's limits, at the number itself and one above it. */
class ContentLimitsTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";
  private static final int FAMILY_POINTS = 7;
  private static final MediaOrigin ID = new MediaOrigin.Id("7");
  private static final MessageId MESSAGE = new MessageId("wamid.1");

  static Stream<Arguments> texts() {
    return Stream.of(
        text("text", 4096, OutboundContent.Text::new),
        text("buttons' text", 1024, s -> buttons(s, null, List.of(button("a", "b")))),
        text("buttons' footer", 60, s -> buttons("t", s, List.of(button("a", "b")))),
        text("button's id", 256, s -> button(s, "b")),
        text("button's title", 20, s -> button("a", s)),
        text("header", 60, MessageHeader.Line::new),
        text("list's text", 4096, s -> list(s, null, "b", rows(1))),
        text("list's footer", 60, s -> list("t", s, "b", rows(1))),
        text("list's button", 20, s -> list("t", null, s, rows(1))),
        text("section's title", 24, s -> new ListMenu.Section(s, rows(1))),
        text("row's id", 200, s -> new ListMenu.Row(s, "t", null)),
        text("row's title", 24, s -> new ListMenu.Row("i", s, null)),
        text("row's description", 72, s -> new ListMenu.Row("i", "t", s)),
        text("link's text", 1024, s -> link(s, null, "b", "https://a.b")),
        text("link's footer", 60, s -> link("t", s, "b", "https://a.b")),
        text("link's label", 20, s -> link("t", null, s, "https://a.b")),
        text("location request", 1024, LocationRequest::new),
        text("contact request", 1024, ContactRequest::new),
        text("image's caption", 1024, s -> new Media.Image(ID, s)),
        text("video's caption", 1024, s -> new Media.Video(ID, s)),
        text("document's caption", 1024, s -> new Media.Document(ID, s, "a.pdf")),
        text("template's words", 1024, TemplateParameter.Words::new),
        text("template's header", 60, s -> template(new TemplateParameter.Words(s), List.of())),
        text("option's id", 200, s -> new Choice.Option(s, "t")));
  }

  private static Arguments text(String name, int limit, Function<String, Object> make) {
    return Arguments.of(Named.of(name, make), limit);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextMayHaveAsManyCodePointsAsMetaTakesAndNoMore(Function<String, Object> make, int limit) {
    String emoji = "a".repeat(limit - FAMILY_POINTS) + FAMILY;

    assertThat(make.apply("😀".repeat(limit))).isEqualTo(make.apply("😀".repeat(limit)));
    assertThat(make.apply(emoji)).isNotNull();
    assertThatIllegalArgumentException().isThrownBy(() -> make.apply("😀".repeat(limit + 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> make.apply("a" + emoji));
    assertThatIllegalArgumentException().isThrownBy(() -> make.apply(""));
    assertThatIllegalArgumentException().isThrownBy(() -> make.apply(" \n"));
  }

  @Test
  void thereAreOneToThreeButtons() {
    assertThat(buttons("t", null, buttons(3)).buttons()).hasSize(3);
    assertThatIllegalArgumentException().isThrownBy(() -> buttons("t", null, buttons(4)));
    assertThatIllegalArgumentException().isThrownBy(() -> buttons("t", null, List.of()));
  }

  @Test
  void noTwoButtonsHaveOneIdOrOneTitle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> buttons("t", null, List.of(button("a", "x"), button("a", "y"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> buttons("t", null, List.of(button("a", "x"), button("b", "x"))));
  }

  @Test
  void aListHasOneToTenRowsInAllSectionsTogether() {
    assertThat(list("t", null, "b", rows(10)).sections()).hasSize(1);
    assertThatIllegalArgumentException().isThrownBy(() -> list("t", null, "b", rows(11)));
    assertThatIllegalArgumentException().isThrownBy(() -> list("t", null, "b", List.of()));
    List<ListMenu.Row> rows = rows(11);
    assertThat(sections("uno", rows.subList(0, 5), "dos", rows.subList(5, 10)).sections())
        .hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sections("uno", rows.subList(0, 5), "dos", rows.subList(5, 11)));
  }

  @Test
  void ofSeveralSectionsEachHasATitleAndNoTwoRowsHaveOneId() {
    List<ListMenu.Row> rows = rows(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sections("uno", rows.subList(0, 1), null, rows.subList(1, 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> sections("uno", rows, "dos", rows));
  }

  @Test
  void aHeaderIsAFileWithoutCaptionThatCanBeSeen() {
    assertThat(new MessageHeader.Attachment(new Media.Document(ID, null, "a.pdf")).words())
        .isEqualTo("[archivo] a.pdf");
    for (Media bad :
        List.of(new Media.Audio(ID, false), new Media.Sticker(ID), new Media.Image(ID, "pie"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new MessageHeader.Attachment(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new TemplateParameter.Attachment(bad));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pago",
        "example.org",
        "ftp://example.org",
        "https://",
        "https:a",
        "https:///a",
        "https://a b"
      })
  void anAddressIsWholeAndNoErrorRepeatsIt(String url) {
    for (Function<String, Object> make :
        List.<Function<String, Object>>of(MediaOrigin.Link::new, s -> link("t", null, "b", s))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> make.apply(url))
          .satisfies(e -> assertThat(String.valueOf(e.getMessage())).startsWith("url:"))
          .withNoCause();
    }
  }

  @Test
  void filesAreFetchedSafelyOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MediaOrigin.Link("http://example.org/a.png"));
    assertThat(link("t", null, "b", "http://example.org").url()).startsWith("http:");
  }

  @Test
  void aPlaceIsOnEarth() {
    assertThat(new Location(90, -180, null, null).body()).isEqualTo("[ubicación] 90, -180");
    for (double[] bad : new double[][] {{90.01, 0}, {0, 180.01}, {Double.NaN, 0}, {0, -1e9}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Location(bad[0], bad[1], null, null));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Location(0, 0, null, "Calle 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"👍", "❤️", FAMILY, "🇻🇪", "👍🏽", "1️⃣", "™"})
  void aReactionIsOneEmoji(String emoji) {
    assertThat(new Reaction(MESSAGE, emoji).body())
        .isEqualTo("reacción " + emoji + " a un mensaje");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "7", "👍👍", "👍 ", "ok"})
  void aReactionIsNothingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reaction(MESSAGE, text));
  }

  @Test
  void aReactionQuotesNothing() {
    Reaction reaction = new Reaction(MESSAGE, "👍");
    assertThat(OutboundDraft.of(reaction).quoted()).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> new OutboundDraft(reaction, MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Aviso", "aviso de pago", "aviso-pago"})
  void aTemplateIsNamedAsMetaNamesThem(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template(name, "es", null, List.of(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("aviso_1", name, null, List.of(), List.of()));
  }

  @Test
  void theWordsOfATemplateAllHaveANameOrNoneAndFitTogether() {
    TemplateParameter.Words half = new TemplateParameter.Words("ñ".repeat(512));
    assertThat(template(null, List.of(half, half)).words()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template(null, List.of(half, half, new TemplateParameter.Words("a"))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> template(null, List.of(new TemplateParameter.Words("nombre", "Ana"), half)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                template(
                    null,
                    List.of(
                        new TemplateParameter.Words("a", "x"),
                        new TemplateParameter.Words("a", "y"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\tb", "a\rb", "a     b"})
  void theWordsOfATemplateAreOneLine(String text) {
    assertThat(new TemplateParameter.Words("a    b").text()).hasSize(6);
    assertThatIllegalArgumentException().isThrownBy(() -> new TemplateParameter.Words(text));
  }

  @Test
  void theButtonsOfATemplateAreFilledOnceEachFromZeroToNine() {
    assertThat(new TemplateButton.QuickReply(9, "p").index()).isEqualTo(9);
    assertThatIllegalArgumentException().isThrownBy(() -> new TemplateButton.Link(10, "p"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TemplateButton.CopyCode(-1, "p"));
    List<TemplateButton> twice =
        List.of(new TemplateButton.Link(1, "a"), new TemplateButton.QuickReply(1, "b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("a", "es", null, List.of(), twice));
  }

  @Test
  void aPlaceInATemplateHasAnAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateParameter.Place(new Location(1, 2, "Oficina", null)));
  }

  @Test
  @SuppressWarnings("NullAway") // it is what the test is about
  void whatIsMissingIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Media.Sticker(null))
        .withMessage("source");
    assertThatNullPointerException().isThrownBy(() -> button("a", null)).withMessage("title");
  }

  private static ReplyButtons buttons(
      String text, @Nullable String footer, List<ReplyButtons.Button> all) {
    return new ReplyButtons(null, text, footer, all);
  }

  private static List<ReplyButtons.Button> buttons(int count) {
    return IntStream.range(0, count).mapToObj(i -> button("id" + i, "título " + i)).toList();
  }

  private static ReplyButtons.Button button(String id, String title) {
    return new ReplyButtons.Button(id, title);
  }

  private static List<ListMenu.Row> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ListMenu.Row("id" + i, "título", null))
        .toList();
  }

  private static ListMenu list(
      String text, @Nullable String footer, String button, List<ListMenu.Row> rows) {
    return new ListMenu(null, text, footer, button, List.of(new ListMenu.Section(null, rows)));
  }

  private static ListMenu sections(
      String one, List<ListMenu.Row> ofOne, @Nullable String two, List<ListMenu.Row> ofTwo) {
    List<ListMenu.Section> both =
        List.of(new ListMenu.Section(one, ofOne), new ListMenu.Section(two, ofTwo));
    return new ListMenu(null, "t", null, "b", both);
  }

  private static LinkButton link(String text, @Nullable String footer, String label, String url) {
    return new LinkButton(null, text, footer, label, url);
  }

  private static Template template(
      @Nullable TemplateParameter header, List<TemplateParameter.Words> words) {
    return new Template("aviso", "es_VE", header, words, List.of());
  }
}
