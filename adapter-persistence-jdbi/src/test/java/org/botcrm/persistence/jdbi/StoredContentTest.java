package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Contents;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others may have done to what is stored, and what is stored of each kind. */
class StoredContentTest {
  private static final Instant NOW = MutableClock.START;
  private static final String BUTTONS = ContentJson.write(Contents.buttons());

  static List<Named<Supplier<TestDatabase>>> databases() {
    return List.of(
        Named.of("SQLite", TestDatabase::sqlite), Named.of("PostgreSQL", TestDatabase::postgresql));
  }

  /** Changes that make a row unreadable, each as an UPDATE would. */
  private static final List<String> DAMAGES =
      List.of(
          "contenido = ''",
          "contenido = 'null'",
          "contenido = '{'",
          "contenido = '[]'",
          "contenido = '{\"kind\":\"hologram\",\"text\":\"hola\"}'",
          "contenido = '{\"kind\":\"text\",\"body\":\"hola\"}'",
          "contenido = '{\"kind\":\"location_request\"}'",
          "contenido = '{\"kind\":\"location_request\",\"text\":\" \"}'",
          "contenido = '{\"kind\":\"location_request\",\"text\":\"a\",\"new\":1}'",
          "contenido = '{\"kind\":\"location_request\",\"text\":\"a\"} {}'",
          "contenido = '{\"kind\":\"location\",\"longitude\":1}'",
          "contenido = '{\"kind\":\"location\",\"latitude\":\"1\",\"longitude\":1}'",
          "contenido = NULL",
          "contenido = NULL, message_type = 'text', body = NULL",
          "contenido = NULL, message_type = 'text', body = ' '",
          "mensaje_citado = ' '");

  @ParameterizedTest
  @MethodSource("databases")
  void whatCannotBeReadFailsInWordsAndHoldsUpNothing(Supplier<TestDatabase> databases) {
    try (TestDatabase database = databases.get()) {
      for (int i = 0; i < DAMAGES.size(); i++) {
        String phone = "58414" + (1_000_000 + i);
        queue(database, phone, OutboundDraft.of(Contents.list()), OutboundDraft.ofText("resto"));
        queue(database, phone, OutboundDraft.ofText("siguiente"));
        database.execute(
            "UPDATE conversaciones_whatsapp SET "
                + DAMAGES.get(i)
                + " WHERE message_type = 'interactive' AND to_number = '"
                + phone
                + "'");
      }

      assertThat(claim(database)).as("the damaged ones").isEmpty();

      assertThat(claim(database))
          .as("the next answers of their chats")
          .hasSize(DAMAGES.size())
          .allMatch(message -> message.content().body().equals("siguiente"));
      assertThat(outbound(database))
          .filteredOn(row -> !row.body().equals("siguiente"))
          .hasSize(2 * DAMAGES.size())
          .allMatch(row -> row.state() == DeliveryState.FAILED)
          .extracting(Conversacion::error)
          .containsOnly(
              "No se envió: lo guardado está dañado, o es de una versión más nueva del bot",
              "No se envió porque falló una parte anterior de la respuesta");
      assertThat(claim(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTextIsStoredWithoutJsonAndTheRestWithIt(Supplier<TestDatabase> databases) {
    try (TestDatabase database = databases.get()) {
      queue(database, "584141234567", OutboundDraft.ofText("hola"));
      queue(database, "584141234567", OutboundDraft.of(Contents.buttons()));

      assertThat(
              database.count(
                  "SELECT COUNT(*) FROM conversaciones_whatsapp"
                      + " WHERE message_type = 'text' AND direccion = 'OUTBOUND'"
                      + " AND contenido IS NULL"))
          .isEqualTo(1);
      assertThat(
              database.count(
                  "SELECT COUNT(*) FROM conversaciones_whatsapp WHERE contenido = '"
                      + BUTTONS
                      + "'"))
          .isEqualTo(1);
    }
  }

  /** Rows of an earlier version wait in databases when a new one starts: these must be read. */
  @Test
  void theNamesInTheJsonStayAsTheyAre() {
    assertThat(ContentJson.write(Contents.buttons()))
        .isEqualTo(
            "{\"kind\":\"reply_buttons\",\"header\":{\"kind\":\"line\",\"text\":\"Créditos\"},"
                + "\"text\":\"¿Qué necesita?\",\"footer\":\"Responda cuando quiera\",\"buttons\":["
                + "{\"id\":\"saldo\",\"title\":\"Saldo\"},{\"id\":\"pagos\",\"title\":\"Pagos\"}]}");
    assertThat(ContentJson.write(Contents.list()))
        .isEqualTo(
            "{\"kind\":\"list\",\"header\":{\"kind\":\"line\",\"text\":\"Créditos\"},"
                + "\"text\":\"¿Qué necesita?\",\"footer\":\"Elija una\",\"button\":\"Ver opciones\","
                + "\"sections\":[{\"title\":\"Préstamo\",\"rows\":[{\"id\":\"saldo\",\"title\":"
                + "\"Saldo\",\"description\":\"Lo que debe hoy\"},{\"id\":\"cuotas\",\"title\":"
                + "\"Cuotas\"}]},{\"title\":\"Otros\",\"rows\":[{\"id\":\"asesor\",\"title\":"
                + "\"Un asesor\"}]}]}");
    assertThat(ContentJson.write(Contents.template()))
        .isEqualTo(
            "{\"kind\":\"template\",\"name\":\"aviso_pago\",\"language\":\"es_VE\",\"header\":"
                + "{\"kind\":\"attachment\",\"media\":{\"kind\":\"document\",\"source\":{\"kind\":"
                + "\"link\",\"url\":\"https://archivos.example/a%20b/recibo.pdf?n=1&m=ñ\"},"
                + "\"fileName\":\"recibo.pdf\"}},\"words\":[{\"kind\":\"words\",\"name\":\"nombre\","
                + "\"text\":\"Ana\"},{\"kind\":\"words\",\"name\":\"monto\",\"text\":\"25,00 USD\"}],"
                + "\"buttons\":[{\"kind\":\"link\",\"index\":0,\"ending\":\"recibo/7\"},{\"kind\":"
                + "\"quick_reply\",\"index\":1,\"payload\":\"ya-pague\"},{\"kind\":\"copy_code\","
                + "\"index\":2,\"code\":\"PAGO25\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"link_button\",\"text\":\"t\",\"label\":\"b\",\"url\":\"https://a.b\"}",
        "{\"kind\":\"location_request\",\"text\":\"t\"}",
        "{\"kind\":\"contact_request\",\"text\":\"t\"}",
        "{\"kind\":\"image\",\"source\":{\"kind\":\"id\",\"value\":\"1\"},\"caption\":\"c\"}",
        "{\"kind\":\"video\",\"source\":{\"kind\":\"id\",\"value\":\"1\"}}",
        "{\"kind\":\"audio\",\"source\":{\"kind\":\"id\",\"value\":\"1\"},\"voice\":true}",
        "{\"kind\":\"sticker\",\"source\":{\"kind\":\"link\",\"url\":\"https://a.b\"}}",
        "{\"kind\":\"location\",\"latitude\":10.5,\"longitude\":-66.9,\"name\":\"n\",\"address\":\"a\"}",
        "{\"kind\":\"reaction\",\"message\":{\"value\":\"w\"},\"emoji\":\"👍\"}",
      })
  void theNamesOfTheOtherKindsStayToo(String json) {
    assertThat(ContentJson.read(json).map(ContentJson::write)).contains(json);
  }

  private static void queue(TestDatabase database, String phone, OutboundDraft... drafts) {
    String body = "hola " + phone + " " + outbound(database).size();
    database
        .deliveries()
        .store(Deliveries.raw("{}", NOW), Deliveries.of(Messages.text(phone, body)));
    PendingChat pending =
        database.replies().find(database.replies().listWaiting(1).get(0), 1).orElseThrow();
    MessageAnswer answer =
        new MessageAnswer(
            pending.messages().get(0).id(), null, "regla", "respuesta", List.of(drafts), null);
    assertThat(database.replies().record(pending, List.of(answer), NOW)).isTrue();
  }

  private static List<OutboundMessage> claim(TestDatabase database) {
    return database
        .outbox()
        .claim(new ClaimRequest(NOW, NOW.plusSeconds(60), 100, SendingRates.all(1_000)))
        .messages();
  }

  private static List<Conversacion> outbound(TestDatabase database) {
    return database
        .conversaciones()
        .list(
            ConversacionFilter.ofDireccion(Direccion.OUTBOUND),
            new PageRequest.Numbered(1, PageRequest.MAX_SIZE))
        .conversaciones();
  }
}
