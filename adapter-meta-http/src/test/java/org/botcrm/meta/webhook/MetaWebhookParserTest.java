package org.botcrm.meta.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ClientCall;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.Pricing;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.Remedy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaWebhookParserTest {
  private static final PhoneNumberId NUMBER = new PhoneNumberId("100200300400500");
  private static final String BUSINESS = "582125550100";
  private static final String PERSON = "584145550101";

  private final MetaWebhookParser parser = new MetaWebhookParser();

  @Test
  void aTextIsReadInEveryField() {
    ReceivedMessage message = messages("text").get(0);

    assertThat(message.phoneNumberId()).isEqualTo(NUMBER);
    assertThat(message.profileName()).isEqualTo("Rosa Prueba");
    assertThat(message.id()).isEqualTo(new MessageId("wamid.IN1"));
    assertThat(message.timestamp()).isEqualTo(Instant.ofEpochSecond(1763823600));
    assertThat(message.direccion()).isEqualTo(Direccion.INBOUND);
    assertThat(message.author()).isEqualTo(Author.CLIENTE);
    assertThat(message.from()).isEqualTo(PERSON);
    assertThat(message.to()).isEqualTo(BUSINESS);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "contacts_in_another_order, Rosa Prueba",
        "contact_of_other_writing, Rosa Prueba",
        "only_contact_is_somebody_else, -",
        "name_of_tricks, Rosa",
        "name_missing, -",
        "nobody, -",
      })
  void theNameIsThatOfTheSender(String fixture, String name) {
    assertThat(messages(fixture).get(0).profileName()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"user_only, -", "phone_from_contact, 584145550101", "group, 584145550101"})
  void theSenderIsNullOnlyWhenHidden(String fixture, String from) {
    assertThat(messages(fixture).get(0).from()).isEqualTo(from);
  }

  @Test
  void theGroupIsTheContactOfWhatIsWrittenThere() {
    assertThat(messages("group").get(0).contact()).isEqualTo(new ContactId.Group("GRUPO1=="));
  }

  @Test
  void theElementIsKeptAsItCame() {
    assertThat(messages("location").get(0).content())
        .contains("\"location\":{\"latitude\":10.4806,\"longitude\":-66.9036}")
        .contains("\"id\":\"wamid.IN1\"");
  }

  @Test
  void anEchoIsWhatSomebodyOfTheLenderWrote() {
    ReceivedMessage echo = messages("echo").get(0);

    assertThat(echo.direccion()).isEqualTo(Direccion.OUTBOUND);
    assertThat(echo.author()).isEqualTo(Author.TELEFONO);
    assertThat(echo.from()).isEqualTo(BUSINESS);
    assertThat(echo.to()).isEqualTo(PERSON);
    assertThat(echo.profileName()).isEqualTo("Rosa Prueba");
  }

  @Test
  void anEchoToAHiddenPhoneStillHasItsSender() {
    ReceivedMessage echo = messages("echo_user_only").get(0);

    assertThat(echo.from()).isEqualTo(BUSINESS);
    assertThat(echo.to()).isNull();
  }

  @Test
  void theHistoryHasBothDirectionsAndNothingToAnswer() {
    List<ReceivedMessage> history = messages("history");

    assertThat(history)
        .extracting(m -> m.id().value())
        .containsExactly("wamid.H1", "wamid.H2", "wamid.H3");
    assertThat(history)
        .extracting(ReceivedMessage::author)
        .containsExactly(Author.TELEFONO, Author.CLIENTE, Author.CLIENTE);
    assertThat(history)
        .extracting(ReceivedMessage::from)
        .containsExactly(BUSINESS, PERSON, "584145550102");
    assertThat(history).extracting(ReceivedMessage::to).containsExactly(PERSON, BUSINESS, BUSINESS);
    assertThat(history)
        .extracting(ReceivedMessage::contact)
        .containsExactly(phone(PERSON), phone(PERSON), phone("584145550102"));
    assertThat(history).noneMatch(ReceivedMessage::answerable);
    assertThat(history.get(1).body()).isEqualTo("[imagen o archivo]");
  }

  @Test
  void aRefusedHistoryIsAnEvent() {
    assertThat(parse("history_refused").facts())
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.Event.class,
            event -> {
              assertThat(event.field()).isEqualTo("history.errors");
              assertThat(event.content()).contains("2593109");
            });
  }

  @Test
  void whatAnotherBotAnswersIsStoredAndNotAnswered() {
    List<Fact> facts = parse("standby").facts();

    assertThat(facts).hasSize(3);
    assertThat(facts.get(2)).isInstanceOf(Fact.Status.class);
    assertThat(messages("standby"))
        .extracting(ReceivedMessage::author)
        .containsExactly(Author.CLIENTE, Author.TELEFONO);
    assertThat(messages("standby")).noneMatch(ReceivedMessage::answerable);
    assertThat(messages("standby").get(0).phoneNumberId()).isEqualTo(NUMBER);
  }

  @Test
  void aFailureTellsWhatItAsksOfUs() {
    assertThat(parse("statuses").facts())
        .extracting(fact -> ((Fact.Status) fact).remedy())
        .containsExactly(null, null, Remedy.GIVE_UP, Remedy.GIVE_UP, null);
  }

  @Test
  void statusesTellWhatBecameOfAMessage() {
    List<StatusUpdate> statuses =
        parse("statuses").facts().stream().map(f -> ((Fact.Status) f).status()).toList();

    assertThat(statuses)
        .extracting(StatusUpdate::status)
        .containsExactly("sent", "delivered", "failed", "failed", "folded");
    assertThat(statuses.get(0).callbackData()).isEqualTo("bot-7");
    assertThat(statuses.get(0).content()).contains("\"pricing\":{\"billable\":true}");
    assertThat(statuses.get(0).error()).isNull();
    assertThat(statuses.get(1).timestamp()).isEqualTo(Instant.ofEpochSecond(1763823602));
    assertThat(statuses.get(1).callbackData()).isNull();
    assertThat(statuses.get(2).error()).extracting(SendError::code).isEqualTo(131047);
    assertThat(statuses.get(2).error())
        .extracting(SendError::words)
        .asString()
        .contains("24 horas");
    assertThat(statuses.get(3).error())
        .isEqualTo(new SendError(999999, "Meta rechazó el mensaje: Brand new problem with and"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'category':'service','type':'regular','billable':true,'pricing_model':'PMP'"
            + "|service|regular|true|PMP|true",
        "'category':'service','type':'free_customer_service','billable':false"
            + "|service|free_customer_service|false|-|false",
        "'category':'authentication_international','type':'regular'"
            + "|authentication-international|regular|-|-|true",
        "'category':'authentication-international'|authentication-international|-|-|-|false",
        "'category':'marketing_lite','type':'brand_new','billable':'yes','pricing_model':7"
            + "|marketing_lite|brand_new|-|7|false",
      })
  void aPriceIsReadAsFarAsItIsTold(
      String json, String category, String type, Boolean billable, String model, boolean charged) {
    StatusUpdate status = statusWithPricing("{" + json.replace('\'', '"') + "}");

    assertThat(status.pricing()).isEqualTo(new Pricing(category, type, billable, model));
    assertThat(status.pricing().isCharged()).isEqualTo(charged);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "null", "[]", "\"x\"", "{\"category\":\" \"}", "{\"billable\":true}"})
  void withoutACategoryThereIsNoPriceAndTheStatusIsReadAllTheSame(String pricing) {
    assertThat(statusWithPricing(pricing).pricing()).isNull();
  }

  private StatusUpdate statusWithPricing(String pricing) {
    String status =
        "{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1763823601\",\"pricing\":"
            + pricing
            + "}";
    String value =
        "{\"metadata\":{\"phone_number_id\":\"100200300400500\"},\"statuses\":[" + status + "]}";
    List<Fact> facts =
        parser.parse(bytes(change("{\"field\":\"messages\",\"value\":" + value + "}"))).facts();
    return ((Fact.Status) facts.get(0)).status();
  }

  @ParameterizedTest
  @CsvSource({
    "number_errors, messages.errors, 2",
    "account_update, account_update, 1",
    "user_preferences, user_preferences, 2",
    "calls, calls, 5",
    "new_field, moon_phase, 1"
  })
  void everythingElseIsAnEvent(String fixture, String field, int count) {
    assertThat(parse(fixture).facts())
        .hasSize(count)
        .allSatisfy(fact -> assertThat(((Fact.Event) fact).field()).isEqualTo(field));
  }

  @Test
  void aPreferenceTellsWhoWantsNoMessagesOrWantsThemAgain() {
    List<Fact> facts = parse("user_preferences").facts();

    assertThat(consentIn(facts.get(0)))
        .isEqualTo(preference("584145550101", Consent.WITHDRAWN, 1763823600, "stop"));
    assertThat(consentIn(facts.get(1)))
        .isEqualTo(preference("584145550102", Consent.GIVEN, 1763823601, "resume"));
  }

  private static @Nullable ContactConsent consentIn(Fact fact) {
    return ((Fact.Event) fact).consent();
  }

  private static ContactConsent preference(
      String phone, Consent consent, long second, String text) {
    return new ContactConsent(
        NUMBER,
        new ContactId.Phone(new PhoneNumber(phone)),
        new ConsentChange(
            consent, ConsentSource.META_PREFERENCES, Instant.ofEpochSecond(second), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'wa_id':'584145550101','value':'later','timestamp':1}",
        "{'value':'stop','timestamp':1}",
        "{'wa_id':'584145550101','value':'stop'}",
        "{'wa_id':'584145550101','timestamp':1}"
      })
  void aPreferenceThatSaysTooLittleIsAnEventAllTheSame(String preference) {
    String value =
        "{\"metadata\":{\"phone_number_id\":\"1\"},\"user_preferences\":["
            + preference.replace('\'', '"')
            + "]}";
    List<Fact> facts =
        parser
            .parse(bytes(change("{\"field\":\"user_preferences\",\"value\":" + value + "}")))
            .facts();

    assertThat(facts).hasSize(1);
    assertThat(consentIn(facts.get(0))).isNull();
  }

  @Test
  void aPreferenceOfAPersonWithoutAPhoneIsTheirs() {
    String json =
        "{'field':'user_preferences','value':{'metadata':{'phone_number_id':'1'},"
            + "'user_preferences':[{'user_id':'VE.7','value':'STOP','timestamp':'5',"
            + "'detail':'words'}]}}";

    ContactConsent consent =
        consentIn(parser.parse(bytes(change(json.replace('\'', '"')))).facts().get(0));

    assertThat(consent)
        .isEqualTo(
            new ContactConsent(
                new PhoneNumberId("1"),
                new ContactId.User(new BusinessScopedId("VE.7")),
                new ConsentChange(
                    Consent.WITHDRAWN,
                    ConsentSource.META_PREFERENCES,
                    Instant.ofEpochSecond(5),
                    "words")));
  }

  @Test
  void whoCallsAndWhoTakesACallMayBeWrittenTo() {
    List<Fact> facts = parse("calls").facts();

    assertThat(facts)
        .extracting(MetaWebhookParserTest::callIn)
        .containsExactly(
            new ClientCall(
                NUMBER,
                ContactId.of(new PhoneNumber(PERSON), new BusinessScopedId("VE.1001")),
                Instant.ofEpochSecond(1763823600)),
            null,
            null,
            null,
            new ClientCall(NUMBER, phone("584145550102"), Instant.ofEpochSecond(1763823705)));
  }

  private static @Nullable ClientCall callIn(Fact fact) {
    return ((Fact.Event) fact).call();
  }

  @Test
  void aCallOfAPersonWithoutAPhoneIsTheirs() {
    Fact fact =
        callEvent("{'event':'connect','direction':'USER_INITIATED','from_user_id':'VE.7',#}");

    assertThat(callIn(fact))
        .isEqualTo(
            new ClientCall(
                new PhoneNumberId("1"),
                new ContactId.User(new BusinessScopedId("VE.7")),
                Instant.ofEpochSecond(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event':'connect','direction':'USER_INITIATED','from':'584145550101'}",
        "{'event':'connect','direction':'USER_INITIATED',#}",
        "{'event':'connect','direction':'USER_INITIATED','from':'582125550100',#}",
        "{'event':'connect','direction':'BUSINESS_INITIATED','from':'584145550101',#}",
        "{'event':'connect','from':'584145550101',#}",
        "{'direction':'USER_INITIATED','from':'584145550101',#}",
        "{'event':'terminate','direction':'USER_INITIATED','from':'584145550101',#}",
        "7"
      })
  void aCallThatOpensNothingIsAnEventAllTheSame(String call) {
    assertThat(callIn(callEvent(call))).isNull();
  }

  private Fact callEvent(String call) {
    String value =
        "{'metadata':{'phone_number_id':'1','display_phone_number':'582125550100'},'calls':["
            + call.replace("#", "'timestamp':'5'")
            + "]}";
    String json = "{'field':'calls','value':" + value + "}";
    List<Fact> facts = parser.parse(bytes(change(json.replace('\'', '"')))).facts();
    assertThat(facts).hasSize(1);
    return facts.get(0);
  }

  @Test
  void anEventSaysWhereAndWhenItCameFrom() {
    assertThat(eventContent("account_update"))
        .isEqualTo(
            "{\"entry\":\"300300300\",\"time\":1763823600,"
                + "\"value\":{\"event\":\"ACCOUNT_VIOLATION\"}}");
    assertThat(eventContent("number_errors")).contains("\"phone_number_id\":\"100200300400500\"");
  }

  @Test
  void anEventThatComesAgainInAnotherOrderOfKeysIsTheSame() {
    String one = change("{\"field\":\"x\",\"value\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}}}");
    String other = change("{\"value\":{\"b\":{\"d\":3,\"c\":2},\"a\":1},\"field\":\"x\"}");

    assertThat(parser.parse(bytes(one))).isEqualTo(parser.parse(bytes(other)));
  }

  @Test
  void anUnsupportedMessageComesWithItsErrorAsAnEvent() {
    assertThat(parse("interactive_not_passed_on").facts()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "no",
        "[]",
        "1",
        "null",
        "\"whatsapp_business_account\"",
        "{",
        "{}",
        "{\"object\":\"page\",\"entry\":[]}",
        "{\"object\":null,\"entry\":[]}",
        "{\"object\":\"whatsapp_business_account\"}",
        "{\"object\":\"whatsapp_business_account\",\"entry\":{}}",
        "{\"object\":\"whatsapp_business_account\",\"entry\":[]} canary",
        "{\"object\":\"whatsapp_business_account\",\"entry\":[],\"n\":1e99999999999}",
        "{\"object\":\"whatsapp_business_account\",\"entry\":[canary]}"
      })
  void whatIsNotAWebhookIsUnreadable(String body) {
    ParsedDelivery parsed = parser.parse(bytes(body));

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.error()).isNotBlank().doesNotContain("canary");
  }

  @Test
  void brokenUtf8IsUnreadable() {
    assertThat(parser.parse(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}).error())
        .isNotNull();
  }

  @Test
  void nestingWithoutEndIsUnreadable() {
    assertThat(parser.parse(bytes("[".repeat(1_000_000))).error()).isNotNull();
    assertThat(parser.parse(bytes(change(nested(100_000)))).error()).isNotNull();
    assertThat(parser.parse(bytes(change(nested(500)))).error()).isNotNull();
    assertThat(parser.parse(bytes(change(nested(100)))).facts()).hasSize(1);
  }

  private static String nested(int depth) {
    return "{\"field\":\"x\",\"value\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  @Test
  void anEmptyDeliverySaysNothing() {
    assertThat(parser.parse(bytes("{\"object\":\"whatsapp_business_account\",\"entry\":[]}")))
        .isEqualTo(ParsedDelivery.of(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{\"field\":\"messages\"}",
        "{\"field\":\"messages\",\"value\":7}",
        "{\"field\":\"messages\",\"value\":{\"messages\":{}}}",
        "{\"field\":\"messages\",\"value\":{\"statuses\":\"canary\"}}",
        "{\"field\":\"messages\",\"value\":{\"messages\":[{\"id\":\"canary\",\"timestamp\":\"1\"}]}}",
        "{\"field\":\"messages\",\"value\":{\"statuses\":[{\"id\":\"canary\",\"timestamp\":\"1\",\"status\":\"sent\"}]}}",
        "{\"value\":{\"messages\":[{\"id\":\"canary\"}]}}"
      })
  void whatCannotBeReadIsKeptWithItsReason(String change) {
    ParsedDelivery parsed = parser.parse(bytes(change(change)));

    assertThat(parsed.hasErrors()).isTrue();
    assertThat(parsed.facts())
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.Unreadable.class,
            fact -> {
              assertThat(fact.content()).isNotBlank();
              assertThat(fact.error()).isNotBlank().doesNotContain("canary");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "wamid.IN1, '   '",
    "1763823600, ''",
    "1763823600, 0",
    "1763823600, -5",
    "1763823600, 2025-11-22",
    "1763823600, 1763823600123",
    "1763823600, 17638236001234567890"
  })
  void anIdAndATimeAreNeeded(String good, String bad) {
    String json = new String(Fixtures.bytes("text"), UTF_8);

    assertThat(parser.parse(bytes(json.replace(good, bad))).facts())
        .singleElement()
        .isInstanceOf(Fact.Unreadable.class);
  }

  @Test
  void halfACharacterDoesNotReachTheDatabase() {
    String json =
        new String(Fixtures.bytes("image_caption"), UTF_8)
            .replace("mi comprobante", "x \\ud83d y \\u0000 😀");
    ReceivedMessage message = only(parser.parse(bytes(json)));

    assertThat(message.body()).isEqualTo("[imagen] x \uFFFD y  😀");
    assertThat(message.content()).contains("x \uFFFD y \\u0000 😀");
  }

  @Test
  void textThatLooksLikeAPlaceIsLeftAsItIs() {
    String json = new String(Fixtures.bytes("reaction"), UTF_8).replace("❤️", "{0}{1}");

    assertThat(only(parser.parse(bytes(json))).body()).isEqualTo("reacción {0}{1} a un mensaje");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "statuses", "account_update", "history_refused"})
  void factsDoNotShowWhatTheyHold(String fixture) {
    assertThat(parse(fixture).facts().toString())
        .doesNotContain(PERSON, "Rosa", "cuánto", "VIOLATION");
  }

  private ParsedDelivery parse(String fixture) {
    return parser.parse(Fixtures.bytes(fixture));
  }

  private List<ReceivedMessage> messages(String fixture) {
    return parse(fixture).facts().stream()
        .flatMap(f -> f instanceof Fact.Message m ? Stream.of(m.message()) : Stream.empty())
        .toList();
  }

  private static ReceivedMessage only(ParsedDelivery parsed) {
    assertThat(parsed.facts()).hasSize(1);
    return ((Fact.Message) parsed.facts().get(0)).message();
  }

  private String eventContent(String fixture) {
    return ((Fact.Event) parse(fixture).facts().get(0)).content();
  }

  private static ContactId phone(String digits) {
    return new ContactId.Phone(new PhoneNumber(digits));
  }

  private static String change(String change) {
    return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":["
        + change
        + "]}]}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
