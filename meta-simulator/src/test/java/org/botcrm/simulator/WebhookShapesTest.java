package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class WebhookShapesTest {
  private Bench bench;
  private SimulatedPhone phone;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.open();
    phone = bench.phones.phone(Bench.PHONE);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void onlyAButtonThatWasReallySentCanBePressed() throws Exception {
    assertThatThrownBy(() -> phone.press("si")).isInstanceOf(SimulatorException.class);
    String sent =
        send(
            "interactive",
            "{'type':'button','body':{'text':'¿Paga?'},'action':{'buttons':["
                + "{'type':'reply','reply':{'id':'si','title':'Sí, pago'}}]}}");

    assertThat(phone.press("si").delivered()).isTrue();

    JsonNode message = bench.bot.next().message();
    assertThat(message.path("type").asText()).isEqualTo("interactive");
    assertThat(message.path("interactive").toString())
        .isEqualTo(
            "{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"si\",\"title\":\"Sí, pago\"}}");
    assertThat(message.at("/context/id").asText()).isEqualTo(sent);
    assertThat(message.at("/context/from").asText()).isEqualTo("15550783881");
    assertThatThrownBy(() -> phone.press("no")).isInstanceOf(SimulatorException.class);
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Duration.ZERO).messages())
        .extracting(ChatMessage::text)
        .containsExactly("¿Paga?", "Sí, pago");
  }

  @Test
  void aRowOfAListIsPicked() throws Exception {
    send(
        "interactive",
        "{'type':'list','body':{'text':'Elija'},'action':{'button':'Ver','sections':[{'rows':["
            + "{'id':'1','title':'Saldo','description':'Cuánto debo'}]}]}}");

    phone.pick("1");

    assertThat(bench.bot.next().message().at("/interactive/list_reply").toString())
        .isEqualTo("{\"id\":\"1\",\"title\":\"Saldo\",\"description\":\"Cuánto debo\"}");
  }

  @Test
  void theQuickReplyOfATemplateIsAButton() throws Exception {
    bench
        .phones
        .meta()
        .template(
            MessageTemplate.ofBody("baja", "es", "Oferta")
                .withComponents(
                    "[{\"type\":\"BODY\",\"text\":\"Oferta\"},{\"type\":\"BUTTONS\",\"buttons\":["
                        + "{\"type\":\"QUICK_REPLY\",\"text\":\"No más\"}]}]"));
    String sent =
        send(
            "template",
            "{'name':'baja','language':{'code':'es'},'components':[{'type':'button',"
                + "'sub_type':'quick_reply','index':'0','parameters':[{'type':'payload',"
                + "'payload':'BAJA'}]}]}");

    phone.pressTitled("No más");

    JsonNode message = bench.bot.next().message();
    assertThat(message.path("button").toString())
        .isEqualTo("{\"payload\":\"BAJA\",\"text\":\"No más\"}");
    assertThat(message.at("/context/id").asText()).isEqualTo(sent);
  }

  @Test
  void aReactionIsGivenAndTakenAway() throws Exception {
    phone.react("wamid.x", "👍");
    phone.react("wamid.x", null);

    assertThat(bench.bot.next().message().at("/reaction/emoji").asText()).isEqualTo("👍");
    assertThat(bench.bot.next().message().path("reaction").toString())
        .isEqualTo("{\"message_id\":\"wamid.x\"}");
  }

  @Test
  void aPlaceAndCardsHaveMetasShape() throws Exception {
    phone.location(10.5, -66.9);
    phone.shareOwnNumber();
    phone.shareContact("+58 412 000 0000", "Luis");

    JsonNode place = bench.bot.next().message().path("location");
    assertThat(place.path("latitude").asDouble()).isEqualTo(10.5);
    assertThat(place.path("longitude").asDouble()).isEqualTo(-66.9);
    JsonNode own = bench.bot.next().message().at("/contacts/0");
    assertThat(own.path("origin").asText()).isEqualTo("contact_request");
    assertThat(own.at("/phones/0/wa_id").asText()).isEqualTo(Bench.DIGITS);
    assertThat(own.has("name")).isFalse();
    JsonNode other = bench.bot.next().message().at("/contacts/0");
    assertThat(other.path("origin").asText()).isEqualTo("other");
    assertThat(other.at("/name/formatted_name").asText()).isEqualTo("Luis");
    assertThat(other.at("/phones/0/wa_id").asText()).isEqualTo("584120000000");
  }

  @Test
  void theOtherThingsAPersonDoesHaveMetasShape() throws Exception {
    phone.event("pedido", "{}");
    phone.event("no_soportado", "{\"subtipo\":\"edit\",\"codigo\":131060}");
    phone.edit("wamid.a", "mejor así");
    phone.delete("wamid.b");

    JsonNode order = bench.bot.next().message().path("order");
    assertThat(order.at("/product_items/0/item_price").asText()).isEqualTo("7.99");
    JsonNode unsupported = bench.bot.next().message();
    assertThat(unsupported.at("/unsupported/type").asText()).isEqualTo("edit");
    assertThat(unsupported.at("/errors/0/code").asInt()).isEqualTo(131060);
    JsonNode edit = bench.bot.next().message().path("edit");
    assertThat(edit.path("original_message_id").asText()).isEqualTo("wamid.a");
    assertThat(edit.at("/message/text/body").asText()).isEqualTo("mejor así");
    assertThat(bench.bot.next().message().at("/revoke/original_message_id").asText())
        .isEqualTo("wamid.b");
  }

  @Test
  void aChangedNumberNamesTheOldUserIdAndHasNoContacts() throws Exception {
    phone.say("hola");
    String userId = bench.bot.next().message().path("from_user_id").asText();

    phone.changeNumber("+584160000000");

    FakeBot.Webhook webhook = bench.bot.next();
    assertThat(webhook.value().has("contacts")).isFalse();
    assertThat(webhook.message().path("from").asText()).isEqualTo(Bench.DIGITS);
    JsonNode system = webhook.message().path("system");
    assertThat(system.path("type").asText()).isEqualTo("user_changed_number");
    assertThat(system.path("wa_id").asText()).isEqualTo("584160000000");
    assertThat(system.path("previous_user_id").asText()).isEqualTo(userId);
    assertThat(system.path("user_id").asText()).startsWith("VE.").isNotEqualTo(userId);
    bench.phones.say("+584160000000", "soy yo");
    assertThat(bench.bot.next().message().path("from_user_id").asText())
        .isEqualTo(system.path("user_id").asText());
  }

  @Test
  void aNoticeThatIsWrittenByHandHasNoContactsEither() throws Exception {
    bench.phones.sayJson(
        "{\"de\":\"+584141234567\",\"tipo\":\"system\",\"mensaje\":{\"type\":\"otro\"}}");

    assertThat(bench.bot.next().value().has("contacts")).isFalse();
  }

  @Test
  void aChangedUserIdComesWithoutAPhone() throws Exception {
    phone.event("cambio_user_id", "{}");

    FakeBot.Webhook webhook = bench.bot.next();
    assertThat(webhook.raw()).doesNotContain("\"from\"", "wa_id", "contacts");
    JsonNode system = webhook.message().path("system");
    assertThat(system.path("type").asText()).isEqualTo("user_changed_user_id");
    assertThat(system.path("previous_user_id").asText()).startsWith("VE.");
    phone.say("hola");
    assertThat(bench.bot.next().message().path("from_user_id").asText())
        .isEqualTo(system.path("user_id").asText());
  }

  @Test
  void echoesPreferencesAndUnknownFieldsHaveTheirOwnField() throws Exception {
    phone.event("eco", "{\"texto\":\"le escribo yo\"}");
    phone.event("preferencias", "{}");
    bench.phones.meta().rawWebhook("mañana", "{\"nuevo\":true}");

    JsonNode echo = change(bench.bot.next());
    assertThat(echo.path("field").asText()).isEqualTo("smb_message_echoes");
    assertThat(echo.at("/value/message_echoes/0/to").asText()).isEqualTo(Bench.DIGITS);
    assertThat(echo.at("/value/message_echoes/0/text/body").asText()).isEqualTo("le escribo yo");
    assertThat(echo.at("/value/metadata/phone_number_id").asText()).isEqualTo("106540352242922");
    JsonNode preferences = change(bench.bot.next());
    assertThat(preferences.path("field").asText()).isEqualTo("user_preferences");
    JsonNode preference = preferences.at("/value/user_preferences/0");
    assertThat(preference.path("value").asText()).isEqualTo("stop");
    assertThat(preference.path("timestamp").isIntegralNumber()).isTrue();
    FakeBot.Webhook unknown = bench.bot.next();
    assertThat(change(unknown).toString())
        .isEqualTo("{\"field\":\"mañana\",\"value\":{\"nuevo\":true}}");
    assertThat(entries(unknown).at("/0/changes")).hasSize(1);
  }

  @Test
  void aThousandMessagesComeInOneWebhookAndNotOneMore() throws Exception {
    String events =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(
                i -> "{\"clase\":\"mensaje\",\"de\":\"+584141234567\",\"texto\":\"" + i + "\"}")
            .collect(Collectors.joining(","));

    bench.phones.meta().webhook("{\"eventos\":[" + events + "]}");

    FakeBot.Webhook webhook = bench.bot.next();
    assertThat(webhook.value().path("messages")).hasSize(1000);
    assertThat(webhook.value().path("contacts")).hasSize(1);
    assertThat(bench.bot.unread()).isZero();
    assertThatThrownBy(
            () -> bench.phones.meta().webhook("{\"eventos\":[" + events + "," + events + "]}"))
        .isInstanceOf(SimulatorException.class)
        .hasMessageStartingWith("eventos");
  }

  @Test
  void messagesAndStatusesOfSeveralNumbersMixInOneWebhook() throws Exception {
    bench.phones.meta().number(new BusinessNumber("222222", "58412222", "777777"));
    String events =
        "[{\"clase\":\"mensaje\",\"de\":\"+584141234567\",\"texto\":\"a\"},"
            + "{\"clase\":\"estado\",\"de\":\"+584141234567\",\"mensaje_id\":\"wamid.x\","
            + "\"estado\":\"failed\",\"codigo\":131049,\"precio\":{\"facturable\":true}},"
            + "{\"clase\":\"crudo\",\"campo\":\"otro\",\"valor\":[]},"
            + "{\"clase\":\"mensaje\",\"de\":\"+584120000000\",\"texto\":\"b\","
            + "\"phone_number_id\":\"222222\"}]";

    bench.phones.meta().webhook("{\"eventos\":" + events + "}");
    bench.phones.meta().webhook("{\"reparto\":\"entradas\",\"eventos\":" + events + "}");

    JsonNode together = entries(bench.bot.next());
    assertThat(together).hasSize(2);
    assertThat(together.at("/0/changes")).hasSize(2);
    JsonNode status = together.at("/0/changes/0/value/statuses/0");
    assertThat(status.at("/errors/0/code").asInt()).isEqualTo(131049);
    assertThat(status.at("/pricing/billable").asBoolean()).isTrue();
    assertThat(together.at("/1/id").asText()).isEqualTo("777777");
    assertThat(together.at("/1/changes/0/value/metadata/phone_number_id").asText())
        .isEqualTo("222222");
    JsonNode apart = entries(bench.bot.next());
    assertThat(apart).hasSize(4);
    assertThat(apart).allMatch(entry -> entry.path("changes").size() == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"eventos\":[]}",
        "{\"eventos\":[{\"clase\":\"salto\"}]}",
        "{\"eventos\":[{\"clase\":\"reaccion\",\"de\":\"+584141234567\"}]}",
        "{\"eventos\":[{\"clase\":\"borrado\",\"de\":\"+584141234567\",\"original\":\"x\",\"y\":1}]}",
        "{\"eventos\":[{\"clase\":\"crudo\",\"campo\":\"x\"}]}",
        "{\"eventos\":[{\"clase\":\"mensaje\",\"de\":\"x\",\"texto\":\"a\"}]}",
        "{\"eventos\":[{\"clase\":\"crudo\",\"campo\":\"x\",\"valor\":1}],\"reparto\":\"otro\"}"
      })
  void aWebhookThatCannotBeIsRefused(String json) throws Exception {
    assertThat(bench.control("webhooks", json).http()).isEqualTo(400);
    assertThat(bench.bot.unread()).isZero();
  }

  /** Sends without statuses. */
  private String send(String type, String content) throws Exception {
    bench.phones.planFault("{\"estados\":[\"sent\"],\"estados_antes\":true}");
    String id =
        bench
            .send(
                ("{'messaging_product':'whatsapp','to':'+584141234567','type':'"
                        + type
                        + "','"
                        + type
                        + "':"
                        + content
                        + "}")
                    .replace('\'', '"'))
            .messageId();
    bench.bot.next();
    return id;
  }

  private static JsonNode entries(FakeBot.Webhook webhook) {
    return Json.readObject(webhook.bytes()).orElseThrow().path("entry");
  }

  private static JsonNode change(FakeBot.Webhook webhook) {
    return entries(webhook).at("/0/changes/0");
  }
}
