package org.botcrm.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123456Z");
  private static final TrustSettings SETTINGS = TrustSettings.standard();
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant PAST = NOW.minusSeconds(1);
  private static final Instant LONG_AGO = NOW.minus(SETTINGS.silence()).minusNanos(1_000);
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  private static final PhoneNumber PHONE = new PhoneNumber("584121234567");
  private static final PhoneNumber OTHER_PHONE = new PhoneNumber("584147654321");
  private static final BusinessScopedId USER = new BusinessScopedId("VE.1");
  private static final BusinessScopedId OTHER_USER = new BusinessScopedId("VE.2");
  private static final ContactId CONTACT = ContactId.of(PHONE, USER);
  private static final ContactId HIDDEN = ContactId.of(null, USER);

  private static final Cliente ANA = cliente(1);
  private static final Cliente LUIS = cliente(2);
  private static final ClienteMatch NOBODY = new ClienteMatch.None();
  private static final ClienteMatch ONE = new ClienteMatch.One(ANA);
  private static final ClienteMatch ANOTHER = new ClienteMatch.One(LUIS);
  private static final ClienteMatch SEVERAL =
      new ClienteMatch.Several(List.of(ANA.id(), LUIS.id()));

  private final IdentityRules rules = new IdentityRules(SETTINGS);

  @ParameterizedTest(name = "{0}: {1} and {2} give {3}, {4}")
  @MethodSource("portfolio")
  void whatTheCrmSaysDecides(
      String name,
      @Nullable Trust trust,
      ClienteMatch byPhone,
      TrustLevel level,
      @Nullable String reason) {
    Identity identity = identify(CONTACT, stored(trust, YESTERDAY), byPhone);

    assertThat(identity.level()).isEqualTo(level);
    assertThat(identity.reason().orElse(null)).isEqualTo(reason);
    assertThat(isDoubted(identity)).as("what the CRM says passes by itself").isFalse();
  }

  private static Stream<Arguments> portfolio() {
    String several = "El teléfono es de 2 clientes";
    String gone = "El teléfono ya no es de ningún cliente";
    String another = "El teléfono es ahora de otro cliente";
    String ended = "La verificación venció";
    TrustLevel unknown = TrustLevel.UNKNOWN;
    TrustLevel phone = TrustLevel.PHONE;
    TrustLevel verified = TrustLevel.VERIFIED;
    return Stream.of(
        arguments("stranger", null, NOBODY, unknown, null),
        arguments("first time", null, ONE, phone, null),
        arguments("shared number", null, SEVERAL, unknown, several),
        arguments("known number", trust(TrustSource.PHONE, null), ONE, phone, null),
        arguments("taken off", trust(TrustSource.PHONE, null), NOBODY, unknown, gone),
        arguments("shared since", trust(TrustSource.PHONE, null), SEVERAL, unknown, several),
        arguments("given away", trust(TrustSource.PHONE, null), ANOTHER, phone, null),
        arguments("verified", trust(TrustSource.CODE, LATER), NOBODY, verified, null),
        arguments("ended now", trust(TrustSource.CODE, NOW), NOBODY, phone, ended),
        arguments("ended", trust(TrustSource.CODE, PAST), ONE, phone, ended),
        arguments("verified, shared", trust(TrustSource.CODE, LATER), SEVERAL, verified, null),
        arguments("ended, shared", trust(TrustSource.CODE, PAST), SEVERAL, unknown, several),
        arguments("verified, another's", trust(TrustSource.CODE, LATER), ANOTHER, verified, null),
        arguments("ended, another's", trust(TrustSource.CODE, PAST), ANOTHER, unknown, another),
        arguments("agent", trust(TrustSource.AGENT, null), NOBODY, phone, null),
        arguments("agent, shared", trust(TrustSource.AGENT, null), SEVERAL, phone, null),
        arguments("agent, another's", trust(TrustSource.AGENT, null), ANOTHER, phone, null),
        arguments("shared by button", trust(TrustSource.SHARED_PHONE, null), ONE, phone, null),
        arguments("of several", trust(TrustSource.SHARED_PHONE, null), SEVERAL, unknown, several),
        arguments("of another", trust(TrustSource.SHARED_PHONE, null), ANOTHER, unknown, another),
        arguments(
            "of nobody",
            trust(TrustSource.SHARED_PHONE, null),
            NOBODY,
            unknown,
            "El teléfono que compartió ya no es de ningún cliente"));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("changes")
  void aChangedContactIsTakenForNobodyUntilMoreIsShown(
      String name, Trust trust, ContactId contact, @Nullable String key, @Nullable String reason) {
    ChatIdentity stored = new ChatIdentity(trust, null, key, YESTERDAY);
    Identity identity = identify(contact, stored, ONE);

    assertThat(identity.reason().orElse(null)).isEqualTo(reason);
    assertThat(isDoubted(identity)).isEqualTo(reason != null);
    assertThat(identity.level() == TrustLevel.UNKNOWN).isEqualTo(reason != null);
  }

  private static Stream<Arguments> changes() {
    Trust phone = trust(TrustSource.PHONE, null);
    Trust agent = trust(TrustSource.AGENT, null);
    String number = "Cambió de número";
    String user = "Cambió de cuenta de WhatsApp";
    String reinstalled = "Cambió de teléfono o reinstaló WhatsApp";
    ContactId moved = ContactId.of(OTHER_PHONE, USER);
    ContactId recycled = ContactId.of(PHONE, OTHER_USER);
    return Stream.of(
        arguments("the same", phone, CONTACT, "key", null),
        arguments("key not sent", phone, CONTACT, null, null),
        arguments("user not sent", agent, ContactId.of(PHONE, null), "key", null),
        arguments("phone not sent", agent, HIDDEN, "key", null),
        arguments("another number of hers", phone, moved, "key", null),
        arguments(
            "another number, all new", phone, ContactId.of(OTHER_PHONE, OTHER_USER), "b", null),
        arguments("number, linked by hand", agent, moved, "key", number),
        arguments("user behind the number", phone, recycled, "key", user),
        arguments("user, linked by hand", agent, recycled, "key", user),
        arguments("user of a hidden number", agent, ContactId.of(null, OTHER_USER), "key", user),
        arguments("key", phone, CONTACT, "another", reinstalled),
        arguments("key, linked by hand", agent, CONTACT, "another", reinstalled));
  }

  @ParameterizedTest(name = "silent since {1}, linked at {0}: {2}")
  @MethodSource("silences")
  void aLongSilenceMakesANumberProofOfNothing(
      @Nullable Trust trust, @Nullable Instant silentSince, boolean doubted) {
    Identity identity = identify(CONTACT, stored(trust, silentSince), ONE);

    assertThat(isDoubted(identity)).isEqualTo(doubted);
    assertThat(identity.reason().orElse(null))
        .isEqualTo(doubted ? "No escribía desde hace más de 90 días" : null);
  }

  private static Stream<Arguments> silences() {
    Instant justNot = NOW.minus(SETTINGS.silence());
    return Stream.of(
        arguments(null, null, false),
        arguments(null, justNot, false),
        arguments(null, LONG_AGO, true),
        arguments(since(LONG_AGO.minusSeconds(1)), LONG_AGO, true),
        arguments(since(LONG_AGO), LONG_AGO, true),
        // A person of the lender linked the chat meanwhile.
        arguments(since(YESTERDAY), LONG_AGO, false),
        arguments(since(LONG_AGO), YESTERDAY, false));
  }

  @ParameterizedTest
  @EnumSource(TrustSource.class)
  void noSourceOutlastsSilence(TrustSource source) {
    Trust trust = new Trust(ANA.id(), basis(), source, LONG_AGO.minusSeconds(1), LATER);

    assertThat(isDoubted(identify(CONTACT, stored(trust, LONG_AGO), ONE))).isTrue();
  }

  @Test
  void whatWasTakenAwayStaysSoThoughTheNumberTellsOneClientAndThePersonWroteJustNow() {
    ChatIdentity stored = new ChatIdentity(null, null, "key", PAST, "No escribía");

    Identity identity = identify(CONTACT, stored, ONE);

    assertThat(identity).isEqualTo(new Identity.Unknown("No escribía", true));
  }

  @Test
  void aLostLinkFallsBackToTheNumber() {
    Trust trust = trust(TrustSource.CODE, LATER);
    ChatIdentity stored = stored(trust, YESTERDAY);

    assertThat(rules.identify(CONTACT, stored, ANOTHER, null, NOW))
        .isEqualTo(new Identity.ByPhone(LUIS));
    assertThat(rules.identify(CONTACT, stored, NOBODY, null, NOW))
        .isEqualTo(new Identity.Unknown("El cliente vinculado ya no está en la cartera"));
  }

  @Test
  void anotherNumberInItsOtherWritingIsTheSame() {
    ContactId mexico = ContactId.of(new PhoneNumber("5215512345678"), null);
    Trust trust =
        new Trust(
            ANA.id(),
            TrustBasis.of(ContactId.of(new PhoneNumber("525512345678"), null), null),
            TrustSource.AGENT,
            PAST,
            null);

    assertThat(identify(mexico, stored(trust, YESTERDAY), NOBODY).level())
        .isEqualTo(TrustLevel.PHONE);
  }

  @Test
  void aShortSilenceIsToldInHours() {
    IdentityRules strict =
        new IdentityRules(new TrustSettings(Duration.ofHours(36), Duration.ofMinutes(5)));

    assertThat(
            strict
                .identify(CONTACT, stored(null, NOW.minus(Duration.ofHours(37))), ONE, null, NOW)
                .reason())
        .contains("No escribía desde hace más de 36 horas");
  }

  @Test
  void theNumberToAskForIsTheContactsOwn() {
    assertThat(IdentityRules.phoneToAsk(CONTACT, ChatIdentity.NONE)).contains(PHONE);
    assertThat(IdentityRules.phoneToAsk(HIDDEN, ChatIdentity.NONE)).isEmpty();
  }

  @Test
  void ofAHiddenNumberTheOneThatWasSharedIsAskedForAgain() {
    assertThat(
            IdentityRules.phoneToAsk(HIDDEN, stored(trust(TrustSource.SHARED_PHONE, null), PAST)))
        .contains(PHONE);
  }

  @ParameterizedTest
  @EnumSource(value = TrustSource.class, mode = Mode.EXCLUDE, names = "SHARED_PHONE")
  void aNumberThatMetaHidesNowIsNotAskedForAgain(TrustSource source) {
    assertThat(IdentityRules.phoneToAsk(HIDDEN, stored(trust(source, null), PAST))).isEmpty();
  }

  private Identity identify(ContactId contact, ChatIdentity stored, ClienteMatch byPhone) {
    Trust trust = stored.trust();
    Cliente linked = trust == null || trust.source() == TrustSource.PHONE ? null : ANA;
    return rules.identify(contact, stored, byPhone, linked, NOW);
  }

  private static boolean isDoubted(Identity identity) {
    return identity.match(Identity.Unknown::doubted, byPhone -> false, verified -> false);
  }

  private static ChatIdentity stored(@Nullable Trust trust, @Nullable Instant silentSince) {
    return new ChatIdentity(trust, null, "key", silentSince);
  }

  private static Trust trust(TrustSource source, @Nullable Instant verifiedUntil) {
    return new Trust(ANA.id(), basis(), source, PAST, verifiedUntil);
  }

  private static Trust since(Instant since) {
    return new Trust(ANA.id(), basis(), TrustSource.PHONE, since, null);
  }

  private static TrustBasis basis() {
    return TrustBasis.of(CONTACT, "key");
  }

  private static Cliente cliente(int id) {
    return new Cliente(new ClienteId(id), "V-1", "ANA", null, null, null, "ACTIVO");
  }
}
