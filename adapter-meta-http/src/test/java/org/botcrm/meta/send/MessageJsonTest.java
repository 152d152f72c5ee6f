package org.botcrm.meta.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.LocationRequest;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;
import org.botcrm.domain.outbound.MessageHeader;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.outbound.TemplateParameter;
import org.botcrm.testkit.fixture.Contents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of message, letter by letter as Meta's documentation shows it. */
class MessageJsonTest {
  private static final MediaOrigin ID = new MediaOrigin.Id("77");
  private static final MediaOrigin LINK = new MediaOrigin.Link("https://a.example/b.pdf");

  private static String json(OutboundDraft draft) {
    OutboundMessage message =
        new OutboundMessage(
            7,
            new ChatId(1),
            new PhoneNumberId("100200300"),
            new ContactId.Phone(new PhoneNumber("584145550101")),
            draft,
            "bot-7",
            1,
            0,
            0,
            1,
            Instant.EPOCH);
    return new String(MessageJson.of(message).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** Between the address and the callback data, which are the same for all. */
  private static void isWritten(OutboundContent content, String expected) {
    assertThat(json(OutboundDraft.of(content)))
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                + "\"to\":\"+584145550101\","
                + expected.replace('\'', '"')
                + ",\"biz_opaque_callback_data\":\"bot-7\"}");
  }

  @Test
  void buttonsAreToReplyBy() {
    isWritten(
        Contents.buttons(),
        "'type':'interactive','interactive':{'type':'button',"
            + "'header':{'type':'text','text':'Créditos'},"
            + "'body':{'text':'¿Qué necesita?'},"
            + "'footer':{'text':'Responda cuando quiera'},"
            + "'action':{'buttons':["
            + "{'type':'reply','reply':{'id':'saldo','title':'Saldo'}},"
            + "{'type':'reply','reply':{'id':'pagos','title':'Pagos'}}]}}");
  }

  @Test
  void aFileMayBeTheHeader() {
    isWritten(
        buttonUnder(new Media.Image(ID, null)),
        "'type':'interactive','interactive':{'type':'button',"
            + "'header':{'type':'image','image':{'id':'77'}},'body':{'text':'¿Sí?'},"
            + "'action':{'buttons':[{'type':'reply','reply':{'id':'s','title':'Sí'}}]}}");
    assertThat(json(OutboundDraft.of(buttonUnder(new Media.Video(LINK, null)))))
        .contains(
            "\"header\":{\"type\":\"video\",\"video\":{\"link\":\"https://a.example/b.pdf\"}}");
    assertThat(json(OutboundDraft.of(buttonUnder(new Media.Document(ID, null, "b.pdf")))))
        .contains(
            "\"header\":{\"type\":\"document\",\"document\":{\"id\":\"77\",\"filename\":\"b.pdf\"}}");
  }

  private static ReplyButtons buttonUnder(Media media) {
    return new ReplyButtons(
        new MessageHeader.Attachment(media),
        "¿Sí?",
        null,
        List.of(new ReplyButtons.Button("s", "Sí")));
  }

  @Test
  void aListHasSectionsOfRows() {
    isWritten(
        Contents.list(),
        "'type':'interactive','interactive':{'type':'list',"
            + "'header':{'type':'text','text':'Créditos'},"
            + "'body':{'text':'¿Qué necesita?'},"
            + "'footer':{'text':'Elija una'},"
            + "'action':{'button':'Ver opciones','sections':["
            + "{'title':'Préstamo','rows':["
            + "{'id':'saldo','title':'Saldo','description':'Lo que debe hoy'},"
            + "{'id':'cuotas','title':'Cuotas'}]},"
            + "{'title':'Otros','rows':[{'id':'asesor','title':'Un asesor'}]}]}}");
    ListMenu.Section only = new ListMenu.Section(null, List.of(new ListMenu.Row("1", "Hoy", null)));
    isWritten(
        new ListMenu(null, "Elija", null, "Ver", List.of(only)),
        "'type':'interactive','interactive':{'type':'list','body':{'text':'Elija'},"
            + "'action':{'button':'Ver','sections':[{'rows':[{'id':'1','title':'Hoy'}]}]}}");
  }

  @Test
  void aButtonMayOpenAnAddress() {
    isWritten(
        new LinkButton(null, "Pague aquí", "Gracias", "Pagar", "https://pagos.example/1?a=b"),
        "'type':'interactive','interactive':{'type':'cta_url','body':{'text':'Pague aquí'},"
            + "'footer':{'text':'Gracias'},'action':{'name':'cta_url','parameters':"
            + "{'display_text':'Pagar','url':'https://pagos.example/1?a=b'}}}");
  }

  @Test
  void locationAndContactAreAskedForInWords() {
    isWritten(
        new LocationRequest("¿Dónde está?"),
        "'type':'interactive','interactive':{'type':'location_request_message',"
            + "'body':{'text':'¿Dónde está?'},'action':{'name':'send_location'}}");
    isWritten(
        new ContactRequest("¿Su número?"),
        "'type':'interactive','interactive':{'type':'request_contact_info',"
            + "'body':{'text':'¿Su número?'},'action':{'name':'request_contact_info'}}");
  }

  @Test
  void filesHaveWhatTheirKindHas() {
    isWritten(new Media.Image(ID, "pie"), "'type':'image','image':{'id':'77','caption':'pie'}");
    isWritten(
        new Media.Video(LINK, null), "'type':'video','video':{'link':'https://a.example/b.pdf'}");
    isWritten(
        new Media.Document(LINK, "pie", "recibo.pdf"),
        "'type':'document','document':{'link':'https://a.example/b.pdf','caption':'pie',"
            + "'filename':'recibo.pdf'}");
    isWritten(new Media.Document(ID, null, null), "'type':'document','document':{'id':'77'}");
    isWritten(new Media.Audio(ID, true), "'type':'audio','audio':{'id':'77','voice':true}");
    isWritten(new Media.Audio(ID, false), "'type':'audio','audio':{'id':'77'}");
    isWritten(new Media.Sticker(ID), "'type':'sticker','sticker':{'id':'77'}");
  }

  @Test
  void placesAndReactionsAreWrittenPlainly() {
    isWritten(
        new Location(10.480594, -66.903606, "Oficina", "Av. Urdaneta"),
        "'type':'location','location':{'latitude':10.480594,'longitude':-66.903606,"
            + "'name':'Oficina','address':'Av. Urdaneta'}");
    isWritten(
        new Location(1.5, 2.5, null, null),
        "'type':'location','location':{'latitude':1.5,'longitude':2.5}");
    isWritten(
        new Reaction(new MessageId("wamid.X"), "👍"),
        "'type':'reaction','reaction':{'message_id':'wamid.X','emoji':'👍'}");
  }

  @Test
  void aTemplateIsFilledByNameAndItsButtonsByIndex() {
    isWritten(
        new Template(
            "aviso_pago",
            "es_VE",
            new TemplateParameter.Attachment(new Media.Image(ID, null)),
            List.of(
                new TemplateParameter.Words("nombre", "Ana"),
                new TemplateParameter.Words("monto", "25,00")),
            List.of(
                new TemplateButton.Link(0, "recibo/7"),
                new TemplateButton.QuickReply(1, "ya-pague"),
                new TemplateButton.CopyCode(2, "PAGO25"))),
        "'type':'template','template':{'name':'aviso_pago','language':{'code':'es_VE'},"
            + "'components':["
            + "{'type':'header','parameters':[{'type':'image','image':{'id':'77'}}]},"
            + "{'type':'body','parameters':["
            + "{'type':'text','parameter_name':'nombre','text':'Ana'},"
            + "{'type':'text','parameter_name':'monto','text':'25,00'}]},"
            + "{'type':'button','sub_type':'url','index':'0',"
            + "'parameters':[{'type':'text','text':'recibo/7'}]},"
            + "{'type':'button','sub_type':'quick_reply','index':'1',"
            + "'parameters':[{'type':'payload','payload':'ya-pague'}]},"
            + "{'type':'button','sub_type':'copy_code','index':'2',"
            + "'parameters':[{'type':'coupon_code','coupon_code':'PAGO25'}]}]}");
  }

  @Test
  void aTemplateMayCountItsPlacesOrHaveNone() {
    isWritten(
        new Template(
            "aviso",
            "es",
            new TemplateParameter.Words("Hoy"),
            List.of(new TemplateParameter.Words("Ana"), new TemplateParameter.Words("25,00")),
            List.of()),
        "'type':'template','template':{'name':'aviso','language':{'code':'es'},'components':["
            + "{'type':'header','parameters':[{'type':'text','text':'Hoy'}]},"
            + "{'type':'body','parameters':[{'type':'text','text':'Ana'},"
            + "{'type':'text','text':'25,00'}]}]}");
    isWritten(
        new Template(
            "visita",
            "es",
            new TemplateParameter.Place(new Location(1.5, 2.5, "Oficina", "Calle 1")),
            List.of(),
            List.of()),
        "'type':'template','template':{'name':'visita','language':{'code':'es'},'components':["
            + "{'type':'header','parameters':[{'type':'location','location':{'latitude':1.5,"
            + "'longitude':2.5,'name':'Oficina','address':'Calle 1'}}]}]}");
    isWritten(
        new Template("hola", "es", null, List.of(), List.of()),
        "'type':'template','template':{'name':'hola','language':{'code':'es'}}");
  }

  @Test
  void aQuoteStandsBesideTheContent() {
    OutboundDraft draft =
        new OutboundDraft(new OutboundContent.Text("hola"), new MessageId("wamid.X"));

    assertThat(json(draft))
        .contains(
            "\"to\":\"+584145550101\",\"context\":{\"message_id\":\"wamid.X\"},\"type\":\"text\"");
    assertThat(json(OutboundDraft.ofText("hola"))).doesNotContain("context");
  }

  static List<OutboundContent> kinds() {
    return Contents.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theTypeNamesTheObjectThatHoldsTheContent(OutboundContent content) {
    assertThat(json(OutboundDraft.of(content)))
        .contains("\"type\":\"%s\",\"%s\":{\"".formatted(content.type(), content.type()));
  }
}
