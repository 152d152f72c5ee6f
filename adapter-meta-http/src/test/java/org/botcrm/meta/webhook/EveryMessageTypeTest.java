package org.botcrm.meta.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ReceivedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fixture with one message: its type, what a person reads, whom it is from, and so on. */
class EveryMessageTypeTest {
  // fixture | type | body | contact | answerable | quoted | whether the element is kept too
  private static final String TABLE =
"""
text                        |text             |Hola, ¿cuánto debo? 😀                                   |both |yes|          |no
text_reply                  |text             |Sí                                                      |both |yes|wamid.Q1  |yes
text_forwarded              |text             |mira                                                    |both |yes|          |yes
text_from_ad                |text             |Quiero información                                      |both |yes|          |yes
text_broken_characters      |text             |ab                                                      |both |yes|          |no
text_without_body           |text             |``                                                      |both |no |          |yes
text_integer_timestamp      |text             |hola                                                    |both |yes|          |no
image                       |image            |[imagen]                                                |both |yes|          |yes
image_caption               |image            |[imagen] mi comprobante                                 |both |yes|          |yes
image_object_missing        |image            |[imagen]                                                |both |yes|          |no
video                       |video            |[video] así quedó                                       |both |yes|          |yes
document                    |document         |[archivo] recibo.pdf · pago de mayo                     |both |yes|          |yes
document_bare               |document         |[archivo]                                               |both |yes|          |yes
audio                       |audio            |[audio]                                                 |both |yes|          |yes
audio_voice_note            |audio            |[nota de voz]                                           |both |yes|          |yes
sticker                     |sticker          |[sticker]                                               |both |yes|          |yes
location                    |location         |[ubicación] 10.4806, -66.9036                           |both |yes|          |yes
location_place              |location         |[ubicación] 10.5, -66.9036 · Plaza de Prueba · Av. Uno, Caracas|both|yes|    |yes
location_empty              |location         |[ubicación]                                             |both |yes|          |yes
contacts                    |contacts         |[contacto] Ana Ejemplo +58 414-5550102, 584145550103; Luis Ejemplo|both|yes| |yes
contacts_without_name       |contacts         |[contacto] +58 414-5550102                              |both |yes|          |yes
interactive_button_reply    |interactive      |Pagar hoy                                               |both |yes|wamid.Q2  |yes
interactive_list_reply      |interactive      |Cuota 3                                                 |both |yes|wamid.Q2  |yes
interactive_flow            |interactive      |[formulario respondido]                                 |both |yes|          |yes
interactive_call_permission |interactive      |[permitió que la empresa lo llame]                      |both |yes|          |yes
interactive_call_refused    |interactive      |[no permitió que la empresa lo llame]                   |both |yes|          |yes
interactive_call_other      |interactive      |[permiso de llamada]                                    |both |yes|          |yes
interactive_product         |interactive      |[producto]                                              |both |yes|          |yes
interactive_new_kind        |interactive      |[respuesta interactiva]                                 |both |yes|          |yes
interactive_not_passed_on   |interactive      |[respuesta interactiva]                                 |both |yes|          |no
button                      |button           |Sí, acepto                                              |both |yes|wamid.Q3  |yes
button_payload_only         |button           |SI                                                      |both |yes|          |yes
reaction                    |reaction         |reacción ❤️ a un mensaje                                 |both |no |wamid.Q4  |yes
reaction_removed            |reaction         |quitó su reacción a un mensaje                          |both |no |wamid.Q4  |yes
reaction_removed_old        |reaction         |quitó su reacción a un mensaje                          |both |no |wamid.Q4  |yes
order                       |order            |[pedido] 2 × plan-12 a 7.9 USD; 1 × plan-6 a ? ? · para hoy|both|yes|        |yes
system_number_changed       |system           |User Rosa Prueba changed from 584145550101 to 584145550109|both|no|          |yes
system_user_changed         |system           |[cambió su identidad en WhatsApp]                       |user |no |          |yes
system_new_ids_only         |system           |[aviso de WhatsApp]                                     |new  |no |          |yes
unsupported                 |unsupported      |[mensaje que WhatsApp no entregó (poll_creation, código 131051)]|both|no|    |yes
unsupported_without_type    |unsupported      |[mensaje que WhatsApp no entregó (código 131060)]       |both |no |          |yes
unsupported_bare            |unsupported      |[mensaje que WhatsApp no entregó]                       |both |no |          |no
edit                        |edit             |editó un mensaje: quise decir mañana                    |both |no |wamid.Q5  |yes
edit_image                  |edit             |editó un mensaje: [imagen] otra                         |both |no |wamid.Q5  |yes
edit_of_edit                |edit             |editó un mensaje: [mensaje de un tipo nuevo: edit]      |both |no |wamid.Q5  |yes
revoke                      |revoke           |eliminó un mensaje                                      |both |no |wamid.Q6  |yes
request_welcome             |request_welcome  |[abrió el chat]                                         |both |yes|          |no
ephemeral                   |ephemeral        |[mensaje temporal]                                      |both |no |          |no
errors                      |errors           |[error de WhatsApp (código 131051)]                     |both |no |          |yes
errors_bare                 |errors           |[error de WhatsApp]                                     |both |no |          |no
type_new                    |hologram         |[mensaje de un tipo nuevo: hologram]                    |both |no |          |yes
type_missing                |unknown          |[mensaje sin tipo]                                      |both |no |          |no
type_not_text               |unknown          |[mensaje sin tipo]                                      |both |no |          |no
group                       |text             |hola a todos                                            |group|no |          |yes
phone_only                  |text             |hola                                                    |phone|yes|          |no
user_only                   |text             |hola                                                    |user |yes|          |no
user_from_contact           |text             |hola                                                    |both |yes|          |no
phone_from_contact          |text             |hola                                                    |both |yes|          |no
sender_from_only_contact    |text             |hola                                                    |both |yes|          |no
nobody                      |text             |hola                                                    |none |no |          |no
only_contact_is_somebody_else|text            |hola                                                    |phone|yes|          |no
only_contact_without_phone  |text             |hola                                                    |phone|yes|          |no
sender_is_not_a_number      |text             |hola                                                    |none |no |          |no
sender_as_number            |text             |hola                                                    |phone|yes|          |no
contacts_in_another_order   |text             |hola                                                    |both |yes|          |no
name_of_tricks              |text             |hola                                                    |both |yes|          |no
name_missing                |text             |hola                                                    |both |yes|          |no
contact_of_other_writing    |text             |hola                                                    |mexico|yes|         |no
history_media               |image            |[imagen]                                                |phone|no |          |yes
echo                        |text             |Le escribe Carla                                        |both |no |          |no
echo_user_only              |text             |Le escribe Carla                                        |user |no |          |no
echo_image                  |image            |[imagen] mapa                                           |both |no |          |yes
""";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "NULL", textBlock = TABLE)
  void isReadInWords(
      String fixture,
      String type,
      String body,
      String contact,
      String answerable,
      String quoted,
      String kept) {
    ReceivedMessage message = messageOf(fixture);

    assertThat(message.type()).isEqualTo(type);
    assertThat(message.body()).isEqualTo(body);
    assertThat(contactOf(message.contact())).isEqualTo(contact);
    assertThat(message.answerable()).as("answerable").isEqualTo(answerable.equals("yes"));
    assertThat(message.quoted() == null ? null : message.quoted().value()).isEqualTo(quoted);
    assertThat(message.content() != null).as("content").isEqualTo(kept.equals("yes"));
  }

  @Test
  void everyFixtureWithOneMessageIsInTheTable() {
    List<String> inTable =
        TABLE.lines().map(line -> line.substring(0, line.indexOf('|')).strip()).sorted().toList();
    List<String> withOneMessage =
        Fixtures.names().stream().filter(name -> messagesOf(name).size() == 1).toList();

    assertThat(inTable).isEqualTo(withOneMessage);
  }

  private static ReceivedMessage messageOf(String fixture) {
    return messagesOf(fixture).get(0);
  }

  private static List<ReceivedMessage> messagesOf(String fixture) {
    return new MetaWebhookParser()
        .parse(Fixtures.bytes(fixture)).facts().stream()
            .flatMap(fact -> fact instanceof Fact.Message m ? Stream.of(m.message()) : null)
            .collect(Collectors.toList());
  }

  private static String contactOf(ContactId contact) {
    String phone = contact.phone().map(p -> p.digits()).orElse("");
    String user = contact.user().map(u -> u.value()).orElse("");
    return switch (phone + "/" + user) {
      case "584145550101/VE.9000100020003000" -> "both";
      case "584145550101/" -> "phone";
      case "/VE.9000100020003000" -> "user";
      case "584145550109/VE.9000100020003009" -> "new";
      case "5215555550101/" -> "mexico";
      case "/" -> contact instanceof ContactId.Group ? "group" : "none";
      default -> phone + "/" + user;
    };
  }
}
