package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ContentChecksTest {
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.open();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void threeButtonsOfTwentyCharactersAreTheMost() throws Exception {
    String longest = "😀".repeat(20);

    assertThat(code(buttons(button("1", longest), button("2", "B"), button("3", "C")))).isZero();
    assertThat(code(buttons(button("1", longest + "a")))).isEqualTo(131009);
    assertThat(
            code(buttons(button("1", "A"), button("2", "B"), button("3", "C"), button("4", "D"))))
        .isEqualTo(131009);
    assertThat(code(buttons())).isEqualTo(131009);
  }

  @Test
  void buttonsHaveAnIdOfTheirOwnAndAnotherTitle() throws Exception {
    assertThat(code(buttons(button("1", "A"), button("2", "A")))).isEqualTo(131009);
    assertThat(code(buttons(button("1", "A"), button("1", "B")))).isEqualTo(131009);
    assertThat(code(buttons(button("x".repeat(256), "A")))).isZero();
    assertThat(code(buttons(button("x".repeat(257), "A")))).isEqualTo(131009);
    assertThat(code(buttons("{\"type\":\"reply\",\"reply\":{\"id\":\"1\"}}"))).isEqualTo(131008);
    assertThat(code(buttons("{\"type\":\"url\",\"reply\":{\"id\":\"1\",\"title\":\"A\"}}")))
        .isEqualTo(131009);
  }

  @ParameterizedTest
  @CsvSource({"body,1024", "footer,60"})
  void theTextsAroundButtonsHaveTheirLimits(String part, int max) throws Exception {
    String json = buttons(button("1", "A"));
    String more = "\"" + part + "\":{\"text\":\"%s\"},";

    assertThat(code(around(json, more.formatted("a".repeat(max))))).isZero();
    assertThat(code(around(json, more.formatted("a".repeat(max + 1))))).isEqualTo(131009);
    assertThat(code(around(json, more.formatted("")))).isEqualTo(131008);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'text','text':'Aviso'}|0",
        "{'type':'text'}|131008",
        "{'type':'image','image':{'link':'https://example.com/a.png'}}|0",
        "{'type':'image','image':{}}|131008",
        "{'type':'sticker','sticker':{'id':'1'}}|131009"
      })
  void aHeaderIsTextOrAFile(String header, int expected) throws Exception {
    String more = "\"header\":" + header.replace('\'', '"') + ",";

    assertThat(code(around(buttons(button("1", "A")), more))).isEqualTo(expected);
  }

  @Test
  void aListHasTenRowsInAll() throws Exception {
    assertThat(code(list(rows(1, 6), rows(7, 10)))).isZero();
    assertThat(code(list(rows(1, 6), rows(7, 11)))).isEqualTo(131009);
    assertThat(code(list(rows(1, 2), rows(2, 3)))).isEqualTo(131009);
    assertThat(code(list())).isEqualTo(131009);
    assertThat(code(list("{\"title\":\"Vacía\",\"rows\":[]}"))).isEqualTo(131008);
  }

  @ParameterizedTest
  @CsvSource({"id,200", "title,24", "description,72"})
  void theTextsOfARowHaveTheirLimits(String part, int max) throws Exception {
    assertThat(code(list(rowWith(part, "a".repeat(max))))).isZero();
    assertThat(code(list(rowWith(part, "a".repeat(max + 1))))).isEqualTo(131009);
  }

  @Test
  void sectionsNeedATitleWhenThereAreSeveral() throws Exception {
    String untitled = rows(3, 4).replace("\"title\":\"Sección\",", "");

    assertThat(code(list(untitled))).isZero();
    assertThat(code(list(rows(1, 2), untitled))).isEqualTo(131008);
    assertThat(code(list(rows(1, 2).replace("Sección", "a".repeat(25))))).isEqualTo(131009);
  }

  @Test
  void theBodyOfAListMayBeLongerAndItsHeaderIsText() throws Exception {
    String list = list(rows(1, 2));

    assertThat(code(list.replace("\"Elija\"", "\"" + "a".repeat(4096) + "\""))).isZero();
    assertThat(code(list.replace("\"Elija\"", "\"" + "a".repeat(4097) + "\""))).isEqualTo(131009);
    assertThat(code(list.replace("\"Ver\"", "\"" + "a".repeat(21) + "\""))).isEqualTo(131009);
    assertThat(
            code(
                list.replace(
                    "\"body\"",
                    "\"header\":{\"type\":\"image\",\"image\":{\"id\":\"1\"}},\"body\"")))
        .isEqualTo(131009);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cta_url|{'name':'cta_url','parameters':{'display_text':'Pagar','url':'https://a.example'}}|0",
        "cta_url|{'name':'cta_url','parameters':{'display_text':'Pagar','url':'pagar'}}|131009",
        "cta_url|{'name':'cta_url','parameters':{'url':'https://a.example'}}|131008",
        "cta_url|{'name':'otra','parameters':{'display_text':'P','url':'https://a.example'}}|131009",
        "location_request_message|{'name':'send_location'}|0",
        "location_request_message|{'name':'otra'}|131009",
        "location_request_message|{}|131008",
        "request_contact_info|{'name':'request_contact_info'}|0",
        "request_contact_info|{'name':'send_location'}|131009",
        "flow|{'name':'flow','parameters':{'flow_message_version':'3','flow_id':'1','flow_cta':'A'}}|0",
        "flow|{'name':'flow','parameters':{'flow_message_version':'3','flow_cta':'A'}}|131009",
        "fax|{}|131009"
      })
  void eachOtherKindHasItsAction(String kind, String action, int expected) throws Exception {
    assertThat(code(interactive(kind, action.replace('\'', '"')))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image|{'link':'https://example.com/a.png','caption':'Recibo'}|0",
        "image|{'link':'ftp://example.com/a.png'}|100",
        "image|{'id':'no es'}|100",
        "image|{'id':'1','link':'https://example.com/a.png'}|100",
        "image|{'caption':'Recibo'}|131008",
        "image|{'link':'https://example.com/a','filename':'a.png'}|100",
        "document|{'link':'https://example.com/a.pdf','filename':'a.pdf','caption':'x'}|0",
        "video|{'link':'https://example.com/a.mp4','caption':'x'}|0",
        "audio|{'link':'https://example.com/a.ogg','voice':true}|0",
        "audio|{'link':'https://example.com/a.ogg','voice':'sí'}|100",
        "audio|{'link':'https://example.com/a.ogg','caption':'x'}|100",
        "sticker|{'link':'https://example.com/a.webp'}|0",
        "sticker|{'link':'https://example.com/a.webp','caption':'x'}|100",
        "location|{'latitude':10.5,'longitude':-66.9,'name':'Oficina'}|0",
        "location|{'latitude':'10.5','longitude':'-66.9'}|0",
        "location|{'latitude':91,'longitude':0}|131009",
        "location|{'longitude':0}|131008",
        "contacts|[{'name':{'formatted_name':'Ana'},'phones':[{'phone':'+58414'}]}]|0",
        "contacts|[{'phones':[]}]|131008",
        "contacts|[]|131009",
        "contacts|{}|100",
        "reaction|{'message_id':'wamid.x','emoji':'👍'}|0",
        "reaction|{'message_id':'wamid.x','emoji':''}|0",
        "reaction|{'message_id':'wamid.x'}|131008",
        "reaction|{'message_id':'7','emoji':'👍'}|131009",
        "text|{'body':'hola','preview_url':'sí'}|100"
      })
  void eachTypeHasItsRules(String type, String content, int expected) throws Exception {
    assertThat(code(message(type, content.replace('\'', '"')))).isEqualTo(expected);
  }

  @Test
  void aCaptionHas1024Characters() throws Exception {
    String json = message("image", "{\"link\":\"https://a.example/b\",\"caption\":\"%s\"}");

    assertThat(code(json.formatted("ñ".repeat(1024)))).isZero();
    assertThat(code(json.formatted("ñ".repeat(1025)))).isEqualTo(131009);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"context\":{}", "\"context\":{\"message_id\":\"7\"}"})
  void anAnswerNamesTheMessageItAnswers(String context) throws Exception {
    String json = message("text", "{\"body\":\"hola\"}");

    assertThat(code(json.replaceFirst("\\{", "{" + context + ","))).isIn(131008, 131009);
    assertThat(code(json.replaceFirst("\\{", "{\"context\":{\"message_id\":\"wamid.HBg\"},")))
        .isZero();
  }

  @Test
  void theBusinessCannotWriteToItself() throws Exception {
    assertThat(bench.send(Bench.text("+15550783881", "hola")).code()).isEqualTo(131021);
  }

  @Test
  void aReactionToAMessageThatIsNotThereFailsLaterAndAGoodOneIsOnlySent() throws Exception {
    String heard = bench.phones.say(Bench.PHONE, "hola").messageId();
    bench.bot.next();

    bench.send(message("reaction", "{\"message_id\":\"wamid.no\",\"emoji\":\"👍\"}"));
    assertThat(bench.bot.next().status().at("/errors/0/code").asInt()).isEqualTo(131009);

    bench.phones.planFault("{\"estados_antes\":true}");
    bench.send(message("reaction", "{\"message_id\":\"" + heard + "\",\"emoji\":\"👍\"}"));
    assertThat(bench.bot.next().statusName()).isEqualTo("sent");
    assertThat(bench.bot.unread()).isZero();
  }

  /** Zero when it was accepted. */
  private int code(String json) throws Exception {
    Bench.Answer answer = bench.send(json);
    assertThat(answer.http()).isEqualTo(answer.code() == 0 ? 200 : 400);
    return answer.code();
  }

  private static String message(String type, String content) {
    return """
    {"messaging_product":"whatsapp","to":"+584141234567","type":"%s","%s":%s}
    """
        .formatted(type, type, content);
  }

  private static String interactive(String kind, String action) {
    return message(
        "interactive",
        "{\"type\":\"%s\",\"body\":{\"text\":\"Elija\"},\"action\":%s}".formatted(kind, action));
  }

  private static String buttons(String... buttons) {
    return interactive("button", "{\"buttons\":[" + String.join(",", buttons) + "]}");
  }

  private static String button(String id, String title) {
    return "{\"type\":\"reply\",\"reply\":{\"id\":\"%s\",\"title\":\"%s\"}}".formatted(id, title);
  }

  /** The last of two equal fields counts. */
  private static String around(String json, String more) {
    return more.contains("\"body\"")
        ? json.replace("\"body\":{\"text\":\"Elija\"},", more)
        : json.replace("\"body\":", more + "\"body\":");
  }

  private static String list(String... sections) {
    return interactive(
        "list", "{\"button\":\"Ver\",\"sections\":[" + String.join(",", sections) + "]}");
  }

  private static String rows(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> "{\"id\":\"%d\",\"title\":\"Fila %d\"}".formatted(i, i))
        .collect(Collectors.joining(",", "{\"title\":\"Sección\",\"rows\":[", "]}"));
  }

  private static String rowWith(String part, String text) {
    String row = "{\"id\":\"1\",\"title\":\"Fila\",\"description\":\"De prueba\"}";
    return "{\"rows\":["
        + row.replaceAll("\"" + part + "\":\"[^\"]*\"", "\"" + part + "\":\"" + text + "\"")
        + "]}";
  }
}
