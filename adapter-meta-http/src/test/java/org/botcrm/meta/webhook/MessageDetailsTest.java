package org.botcrm.meta.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ContactChange;
import org.botcrm.domain.message.InboundDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages tell beside their words; all people and numbers are invented. */
class MessageDetailsTest {
  private static final String BY_USER = "'from_user_id':'VE.9000100020003000',";
  private static final String BY_PHONE = "'from':'584145550101',";
  private static final String CONTACT = "'user_id':'VE.9000100020003000',";
  private static final String SHARED =
      "'phones':[{'phone':'+58 414-5550101','wa_id':'584145550101'}]";

  private static InboundDetails details(String message) {
    return details(CONTACT, message);
  }

  /** Of a message that came in with this in its contact. */
  private static InboundDetails details(String inContact, String message) {
    String json =
        """
        {'object':'whatsapp_business_account','entry':[{'id':'1','changes':[{'field':'messages',
        'value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'582125550100',
        'phone_number_id':'100200300400500'},'contacts':[{%s'profile':{'name':'Rosa Prueba'}}],
        'messages':[{'id':'wamid.1','timestamp':'1763823600',%s}]}}]}]}"""
            .formatted(inContact, message)
            .replace('\'', '"');
    Fact fact = new MetaWebhookParser().parse(json.getBytes(StandardCharsets.UTF_8)).facts().get(0);
    return ((Fact.Message) fact).message().details();
  }

  private static InboundDetails contacts(String by, String contacts) {
    return details(by + "'type':'contacts','contacts':[" + contacts + "]");
  }

  @Test
  void aTextTellsNothingMore() {
    assertThat(details(BY_PHONE + "'type':'text','text':{'body':'hola'}"))
        .isEqualTo(InboundDetails.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          'type':'interactive','interactive':{'type':'button_reply','button_reply':{'id':'si','title':'Sí'}}|si
          'type':'interactive','interactive':{'type':'list_reply','list_reply':{'id':'prestamo:8','title':'8'}}|prestamo:8
          'type':'button','button':{'payload':'PAGAR','text':'Pagar'}|PAGAR
          'type':'interactive','interactive':{'type':'button_reply','list_reply':{'id':'otro'}}|-
          'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'id':'x'}}|-
          'type':'interactive'|-
          'type':'button','button':{'payload':' ','text':'Pagar'}|-
          'type':'text','text':{'body':'x'},'button':{'payload':'PAGAR'}|-
          """)
  void whatWasPressedIsKnownByItsId(String message, String choice) {
    assertThat(details(BY_PHONE + message).choice()).isEqualTo(choice);
  }

  @Test
  void anIdTooLongToBeOursIsNone() {
    String id = "x".repeat(513);

    assertThat(details(BY_PHONE + "'type':'button','button':{'payload':'" + id + "'}").choice())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'origin':'contact_request','phones':[{'phone':'+58 414-5550101','wa_id':'584145550101'}]}
          {'origin':'contact_request','phones':[{'phone':'+58 414-5550101'}]}
          {'origin':'contact_request','vcard':'TEL;type=CELL;waid=584145550101:+58 414-5550101'}
          {'origin':'contact_request','vcard':'TEL;waid=584145550101:1','phones':[{'wa_id':'584145550101'}]}
          """)
  void theNumberThatAPersonSharesByOurButtonIsTheirs(String contact) {
    assertThat(contacts(BY_USER, contact).ownPhone()).isEqualTo(new PhoneNumber("584145550101"));
    assertThat(contacts(BY_PHONE, contact).ownPhone()).isEqualTo(new PhoneNumber("584145550101"));
  }

  @Test
  void theOriginMayStandBesideTheContact() {
    InboundDetails told =
        details(
            BY_USER + "'origin':'contact_request','type':'contacts','contacts':[{" + SHARED + "}]");

    assertThat(told.ownPhone()).isEqualTo(new PhoneNumber("584145550101"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'phones':[{'wa_id':'584145550101'}]}
          {'origin':'other','phones':[{'wa_id':'584145550101'}]}
          {'origin':'CONTACT_REQUEST','phones':[{'wa_id':'584145550101'}]}
          {'origin':{'contact_request':1},'phones':[{'wa_id':'584145550101'}]}
          {'origin':'contact_request'}
          {'origin':'contact_request','phones':[{'phone':'0414-5550101'}]}
          {'origin':'contact_request','phones':[{'wa_id':'584145550101'},{'wa_id':'584145550102'}]}
          {'origin':'contact_request','phones':[{'wa_id':'584145550101'}],'vcard':'waid=584145550102:'}
          {'origin':'contact_request','phones':[{'wa_id':'584145550101'}]},{'origin':'contact_request','phones':[{'wa_id':'584145550101'}]}
          {'origin':'contact_request','phones':'584145550101','vcard':{'waid=584145550101':1}}
          """)
  void anyOtherCardProvesNothing(String contacts) {
    assertThat(contacts(BY_USER, contacts).ownPhone()).isNull();
  }

  @Test
  void aCardThatSaysOfItselfThatItWasPassedOnProvesNothing() {
    InboundDetails told =
        details(
            BY_USER
                + "'origin':'contact_request','type':'contacts','contacts':[{'origin':'other',"
                + SHARED
                + "}]");

    assertThat(told.ownPhone()).isNull();
  }

  @Test
  void theNumberOfSomebodyElseIsNobodysOwn() {
    InboundDetails told =
        contacts("'from':'584145550199',", "{'origin':'contact_request'," + SHARED + "}");

    assertThat(told.ownPhone()).isNull();
  }

  @Test
  void theIdentityKeyIsThatOfTheContactOfTheMessage() {
    String key = "'identity_key_hash':'DF2lS5v2W6x=',";
    String number = "'wa_id':'584145550101',";
    String text = "'type':'text','text':{'body':'hola'}";

    assertThat(details(CONTACT + key, BY_USER + text).identityKey()).isEqualTo("DF2lS5v2W6x=");
    assertThat(details(number + key, BY_PHONE + text).identityKey()).isEqualTo("DF2lS5v2W6x=");
    assertThat(details(CONTACT + key, BY_PHONE + text).identityKey())
        .as("not surely theirs")
        .isNull();
    assertThat(details(CONTACT + key, "'from_user_id':'VE.OTRO'," + text).identityKey()).isNull();
    assertThat(details(CONTACT + "'identity_key_hash':{},", BY_USER + text).identityKey()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          'from':'584145550101',|'type':'user_changed_number','wa_id':'584145550109'|NUMBER
          'from':'584145550101',|'type':'customer_changed_number','new_wa_id':'584145550109'|NUMBER
          ``|'type':'user_changed_user_id','user_id':'VE.9','previous_user_id':'VE.1'|ACCOUNT
          'from':'584145550101',|'type':'customer_identity_changed','identity':'x'|IDENTITY
          ``|'type':'user_changed_user_id','user_id':'VE.9'|-
          'from':'584145550101',|'type':'group_created'|-
          'from':'584145550101',|'body':'user_changed_number'|-
          """)
  void whatWhatsAppTellsOfTheOldContactEndsWhatWasKnown(
      String by, String system, ContactChange change) {
    assertThat(details(by + "'type':'system','system':{" + system + "}").change())
        .isEqualTo(change);
    assertThat(details("'from':'584145550101','type':'text','system':{" + system + "}").change())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          'from':'584145550101',|'type':'user_changed_number','wa_id':'584145550109'|584145550109|-
          'from':'584145550101',|'type':'user_changed_number','wa_id':'584145550109','user_id':'VE.9'|584145550109|VE.9
          'from':'584145550101',|'type':'customer_changed_number','new_wa_id':'584145550109','wa_id':'584145550101'|584145550109|-
          ``|'type':'user_changed_user_id','user_id':'VE.9','previous_user_id':'VE.1'|-|VE.9
          """)
  void aChangeNamesWhereThePersonIsFromNowOn(
      String by, String system, @Nullable String phone, @Nullable String user) {
    assertThat(details(by + "'type':'system','system':{" + system + "}").movedTo())
        .isEqualTo(
            ContactId.of(
                phone == null ? null : new PhoneNumber(phone),
                user == null ? null : new BusinessScopedId(user)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'user_changed_number'",
        "'type':'user_changed_number','wa_id':'584145550101'",
        "'type':'user_changed_number','wa_id':'x'",
        "'type':'user_changed_user_id','user_id':'VE.1','previous_user_id':'VE.1'",
        "'type':'customer_identity_changed','wa_id':'584145550109'"
      })
  void aChangeThatNamesNobodyElseMovesNobody(String system) {
    assertThat(details("'from':'584145550101','type':'system','system':{" + system + "}").movedTo())
        .isNull();
  }
}
