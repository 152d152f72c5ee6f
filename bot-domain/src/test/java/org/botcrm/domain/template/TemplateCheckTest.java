package org.botcrm.domain.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.outbound.TemplateParameter;
import org.botcrm.domain.outbound.TemplateParameter.Words;
import org.botcrm.domain.template.TemplateRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {
  private static final String NAME = "cuota_vence";
  private static final TemplateInfo NUMBERED = info("Hola {{1}}, su cuota vence el {{2}}.", false);
  private static final TemplateInfo NAMED = info("Hola {{nombre}}, vence el {{dia}}.", true);
  private static final Media IMAGE = new Media.Image(new MediaOrigin.Id("9"), null);

  @Test
  void aMessageThatFitsItsTemplateIsNotRefused() {
    assertThat(check(words("Ana", "5"), NUMBERED)).isEmpty();
    assertThat(check(named("dia", "5", "nombre", "Ana"), NAMED)).isEmpty();
  }

  @Test
  void aNameThatTheCatalogueDoesNotHaveIsRefused() {
    assertRefused(TemplateCheck.refusal(words("Ana", "5"), List.of()), Reason.UNKNOWN, NAME);
  }

  @Test
  void aLanguageThatTheTemplateIsNotInIsRefusedWithThoseThereAre() {
    List<TemplateInfo> others = List.of(inLanguage("es_MX"), inLanguage("en_US"));

    assertRefused(
        TemplateCheck.refusal(words("Ana", "5"), others), Reason.LANGUAGE, "«es»", "es_MX, en_US");
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, todavía la revisa",
    "REJECTED, la rechazó",
    "PAUSED, la pausó",
    "DISABLED, la desactivó",
    "ARCHIVED, archivada",
    "ALGO_NUEVO, «ALGO_NUEVO»"
  })
  void onlyAnApprovedTemplateIsSent(String status, String words) {
    TemplateInfo other = NUMBERED.with(TemplateChange.Part.STATUS, status);

    assertRefused(check(words("Ana", "5"), other), Reason.NOT_APPROVED, words);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void anotherNumberOfParametersIsRefused(int count) {
    Template message = words(Stream.generate(() -> "a").limit(count).toArray(String[]::new));

    assertRefused(check(message, NUMBERED), Reason.COUNT, "espera 2", "llegaron " + count);
  }

  @Test
  void aPlaceThatIsThereTwiceIsFilledOnce() {
    TemplateInfo twice = info("{{1}}, hola {{1}}", false);

    assertThat(check(words("Ana"), twice)).isEmpty();
    assertRefused(check(words("a".repeat(510)), twice), Reason.TOO_LONG, "1027");
  }

  @Test
  void aNameThatIsMissingIsTold() {
    assertRefused(check(named("nombre", "Ana"), NAMED), Reason.NAMES, "falta", "«dia»");
  }

  @Test
  void aNameThatTheTemplateDoesNotHaveIsToldWithThoseItHas() {
    Template message = named("nombre", "Ana", "dia", "5", "monto", "9");

    assertRefused(check(message, NAMED), Reason.NAMES, "«monto»", "nombre, dia");
  }

  @Test
  void parametersWithoutNamesAreRefusedWhereNamesAreAskedFor() {
    assertRefused(check(words("Ana", "5"), NAMED), Reason.NAMES, "nombre, dia");
  }

  @Test
  void parametersWithNamesAreRefusedWhereTheyAreCounted() {
    assertRefused(check(named("nombre", "Ana", "dia", "5"), NUMBERED), Reason.NAMES, "sin nombre");
  }

  @Test
  void aTextThatIsTooLongWithWhatFillsItIsRefused() {
    // 26 code points stand around the places.
    int room = 1024 - 26;
    String fits = "😀".repeat(room - 1);

    assertThat(check(words("a", fits), NUMBERED)).isEmpty();
    assertRefused(
        check(words("ab", fits), NUMBERED), Reason.TOO_LONG, "1025 caracteres", "admite 1024");
  }

  @Test
  void theHeaderIsOfTheKindOfTheTemplate() {
    TemplateInfo image = withHeader(new TemplateHeader("IMAGE", null));

    assertThat(check(withHeader(new TemplateParameter.Attachment(IMAGE)), image)).isEmpty();
    assertRefused(check(withHeader((TemplateParameter) null), image), Reason.HEADER, "una imagen");
    assertRefused(
        check(withHeader(new Words("Ana")), image), Reason.HEADER, "una imagen", "un texto");
    Location place = new Location(10, -66, "Oficina", "Av. 1");
    assertRefused(
        check(withHeader(new TemplateParameter.Place(place)), image),
        Reason.HEADER,
        "una ubicación");
  }

  @Test
  void aHeaderThatHasNothingToFillIsNotFilled() {
    TemplateHeader fixed = new TemplateHeader("TEXT", TemplateText.of("Aviso"));

    assertThat(check(words("a", "b"), withHeader(fixed))).isEmpty();
    assertRefused(check(withHeader(new Words("x")), withHeader(fixed)), Reason.HEADER, "no tiene");
    assertRefused(check(withHeader(new Words("x")), NUMBERED), Reason.HEADER, "no tiene");
  }

  @Test
  void aHeaderOfWordsIsShortWithWhatFillsIt() {
    TemplateHeader open = new TemplateHeader("TEXT", TemplateText.of("Cuota de {{1}}"));

    assertThat(check(withHeader(new Words("a".repeat(51))), withHeader(open))).isEmpty();
    assertRefused(
        check(withHeader(new Words("a".repeat(52))), withHeader(open)), Reason.TOO_LONG, "60");
  }

  @Test
  void aHeaderOfAKindThatMetaAddedIsLeftToMeta() {
    TemplateInfo product = withHeader(new TemplateHeader("PRODUCT", null));

    assertThat(check(words("a", "b"), product)).isEmpty();
  }

  @Test
  void anAddressWithAPlaceNeedsItsEnding() {
    TemplateInfo open = withButton("URL", "https://example.org/{{1}}");

    assertThat(check(withButton(new TemplateButton.Link(0, "x")), open)).isEmpty();
    assertRefused(check(words("a", "b"), open), Reason.BUTTON, "botón 1", "falta");
    assertRefused(
        check(withButton(new TemplateButton.QuickReply(0, "x")), open), Reason.BUTTON, "URL");
    assertRefused(
        check(withButton(new TemplateButton.Link(1, "x")), open),
        Reason.BUTTON,
        "no tiene un botón 2");
  }

  @Test
  void anAddressWithoutAPlaceTakesNoEnding() {
    TemplateInfo fixed = withButton("URL", "https://example.org/");

    assertThat(check(words("a", "b"), fixed)).isEmpty();
    assertRefused(
        check(withButton(new TemplateButton.Link(0, "x")), fixed), Reason.BUTTON, "botón 1");
  }

  @Test
  void aCodeToCopyMustBeThereAndAnAnswerMayBe() {
    TemplateInfo copy = withButton("COPY_CODE", null);
    TemplateInfo answer = withButton("QUICK_REPLY", null);

    assertRefused(check(words("a", "b"), copy), Reason.BUTTON, "falta");
    assertThat(check(withButton(new TemplateButton.CopyCode(0, "X1")), copy)).isEmpty();
    assertThat(check(words("a", "b"), answer)).isEmpty();
    assertThat(check(withButton(new TemplateButton.QuickReply(0, "si")), answer)).isEmpty();
  }

  @Test
  void theCodeOfAnAuthenticationTemplateIsFilledAsALink() {
    TemplateInfo code = withButton("OTP", null);

    assertRefused(check(words("a", "b"), code), Reason.BUTTON, "falta");
    assertThat(check(withButton(new TemplateButton.Link(0, "123456")), code)).isEmpty();
  }

  @Test
  void aRefusalShowsNothingOfWhatFillsTheTemplate() {
    Template message = named("nombre", "canario", "monto", "canario");

    assertThat(check(message, NAMED).orElseThrow().toString()).doesNotContain("canario");
  }

  @Test
  void theExampleFillsThePlacesThatHaveOne() {
    TemplateText text =
        new TemplateText("Hola {{nombre}}, debe {{monto}}. Adiós, {{nombre}}", List.of("Ana $1"));

    assertThat(text.parameters()).containsExactly("nombre", "monto");
    assertThat(text.example()).isEqualTo("Hola Ana $1, debe {{monto}}. Adiós, Ana $1");
  }

  @Test
  void numbersAreFilledInTheirOrderWhereverTheyStand() {
    TemplateText text = new TemplateText("El {{2}} vence la de {{1}}", List.of("Ana", "lunes"));

    assertThat(text.parameters()).containsExactly("1", "2");
    assertThat(text.example()).isEqualTo("El lunes vence la de Ana");
  }

  private static Optional<TemplateRefusal> check(Template message, TemplateInfo template) {
    return TemplateCheck.refusal(message, List.of(inLanguage("es_MX"), template));
  }

  private static void assertRefused(
      Optional<TemplateRefusal> refusal, Reason reason, String... words) {
    assertThat(refusal).isPresent();
    assertThat(refusal.orElseThrow().reason()).isEqualTo(reason);
    assertThat(refusal.orElseThrow().words()).startsWith("No se envió").contains(words);
    assertThat(refusal.orElseThrow().words()).doesNotContainPattern("\\{[0-9]}");
  }

  private static Template words(String... texts) {
    return message(null, Stream.of(texts).map(Words::new).toList(), List.of());
  }

  private static Template named(String... pairs) {
    List<Words> words =
        Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
            .map(i -> new Words(pairs[i], pairs[i + 1]))
            .toList();
    return message(null, words, List.of());
  }

  private static Template withHeader(@Nullable TemplateParameter header) {
    return message(header, List.of(new Words("a"), new Words("b")), List.of());
  }

  private static Template withButton(TemplateButton button) {
    return message(null, List.of(new Words("a"), new Words("b")), List.of(button));
  }

  private static Template message(
      @Nullable TemplateParameter header, List<Words> words, List<TemplateButton> buttons) {
    return new Template(NAME, "es", header, words, buttons);
  }

  private static TemplateInfo info(String body, boolean named) {
    return info("es", body, named, null, List.of());
  }

  private static TemplateInfo inLanguage(String language) {
    return info(language, "Hola", false, null, List.of());
  }

  private static TemplateInfo withHeader(TemplateHeader header) {
    return info("es", NUMBERED.body().text(), false, header, List.of());
  }

  private static TemplateInfo withButton(String type, @Nullable String url) {
    TemplateText address = url == null ? null : TemplateText.of(url);
    TemplateInfoButton button = new TemplateInfoButton(type, "Ver", address);
    return info("es", NUMBERED.body().text(), false, null, List.of(button));
  }

  private static TemplateInfo info(
      String language,
      String body,
      boolean named,
      @Nullable TemplateHeader header,
      List<TemplateInfoButton> buttons) {
    return new TemplateInfo(
        NAME,
        language,
        "UTILITY",
        "APPROVED",
        null,
        named,
        header,
        TemplateText.of(body),
        null,
        buttons);
  }
}
