package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.simulator.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write, what the bot answers on their phone, and what the CRM finds of it. */
class DialogueTest {
  private static final String ANA = "584141110001";
  private static final String SHARED = "584141110002";
  private static final String STRANGER = "584149990001";

  private static final ReplyTexts TEXTS = ReplyTexts.standard();
  private static final String INSERT =
      "INSERT INTO clientes (id, cedula, nombres, telefono, estado) VALUES ";

  private static RunningBot bot;

  @BeforeAll
  static void start(@TempDir Path folder) {
    bot = RunningBot.in(folder);
    bot.rows()
        .execute(
            INSERT + "(7, 'V99000001', 'Ana María de Prueba', '0414-111.00.01', 'ACTIVO')",
            INSERT + "(8, 'V99000002', 'Uno de Prueba', '04141110002', 'ACTIVO')",
            INSERT + "(9, 'V99000003', 'Otra de Prueba', '+58 414 1110002', 'ACTIVO')");
  }

  @AfterAll
  static void stop() {
    bot.close();
  }

  @AfterEach
  void nothingIsLeftOpen() {
    await().atMost(RunningBot.PATIENCE).until(bot::isQuiet);
  }

  @Test
  void aClientIsGreetedByName() throws InterruptedException {
    Said said = bot.phones().say(ANA, "¡¡Buenos DIAS!! 😀");

    assertAnswered(ANA, said, "saludo-cliente", 7);
  }

  @Test
  void aClientWhoAsksForAnythingIsOfferedHelp() throws InterruptedException {
    Said said = bot.phones().say(ANA, "quiero pagar");

    assertAnswered(ANA, said, "ayuda-cliente", 7);
  }

  @Test
  void aStrangerWhoGreetsIsAskedForTheirId() throws InterruptedException {
    Said said = bot.phones().say(STRANGER, "hola");

    assertAnswered(STRANGER, said, "saludo-desconocido", null);
  }

  @Test
  void aStrangerWhoAsksForAnythingIsAskedForTheirId() throws InterruptedException {
    Said said = bot.phones().say(STRANGER, "la chola del otro día");

    assertAnswered(STRANGER, said, "ayuda-desconocido", null);
  }

  @Test
  void whoMentionsTheirIdIsAskedForIt() throws InterruptedException {
    Said said = bot.phones().say(STRANGER, "¿Le doy mi CEDULA?");

    assertAnswered(STRANGER, said, "cedula", null);
  }

  @Test
  void twoClientsWithOnePhoneAreNobodyInParticular() throws InterruptedException {
    Said said = bot.phones().say(SHARED, "hola");

    assertAnswered(SHARED, said, "saludo-desconocido", null);
  }

  @Test
  void messagesOfOneChatAreAnsweredInTheirOrder() throws InterruptedException {
    String phone = "584149990002";
    bot.phones().say(phone, "hola");
    bot.phones().say(phone, "mi cédula");
    bot.phones().say(phone, "otra cosa");

    await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(phone).size() == 3);
    assertThat(bot.answersTo(phone))
        .containsExactly(text("saludo-desconocido"), text("cedula"), text("ayuda-desconocido"));
  }

  @Test
  void whoWantsNoMessagesGetsOneConfirmationUntilTheyComeBack() throws InterruptedException {
    String phone = "584149990021";
    bot.phones().say(phone, "¡Baja, por favor!");
    await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(phone).size() == 1);
    bot.phones().say(phone, "hola");
    bot.phones().say(phone, "ALTA");

    await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(phone).size() == 2);
    assertThat(bot.answersTo(phone)).containsExactly(text("baja"), text("alta"));
    assertThat(bot.rows().count("SELECT count(*) FROM consentimientos WHERE fuente = 'mensaje'"))
        .isEqualTo(2);
  }

  @Test
  void whoStopsMessagesInWhatsAppIsNotAnswered() throws InterruptedException {
    String phone = "584149990022";
    bot.phones().say(phone, "hola");
    await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(phone).size() == 1);
    bot.phones().phone(phone).event("preferencias", "{}");
    bot.phones().say(phone, "¿hola?");
    await().atMost(RunningBot.PATIENCE).until(bot::isQuiet);
    bot.phones().say(phone, "alta");

    await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(phone).size() == 2);
    assertThat(bot.answersTo(phone).get(1)).isEqualTo(text("alta"));
  }

  @Test
  void aReactionIsKeptAndNotAnswered() throws InterruptedException {
    String phone = "584149990003";
    Said said =
        bot.phones()
            .sayJson(
                """
                {"de": "%s", "tipo": "reaction",
                 "mensaje": {"message_id": "wamid.X", "emoji": "\\uD83D\\uDC4D"}}"""
                    .formatted(phone));

    assertKeptWithoutAnswer(phone, said);
  }

  @Test
  void aMessageInAGroupIsKeptAndNotAnswered() throws InterruptedException {
    String phone = "584149990004";
    Said said =
        bot.phones()
            .sayJson(
                """
                {"de": "%s", "texto": "hola", "campos": {"group_id": "grupo-de-prueba"}}"""
                    .formatted(phone));

    assertKeptWithoutAnswer(phone, said);
  }

  /** Since 2026 Meta may hide the phone; only {@code recipient} reaches such a person. */
  @Test
  void whoseNumberMetaHidesIsAnsweredToo() throws InterruptedException {
    String phone = "584149990005";
    Said said =
        bot.phones()
            .sayJson(
                """
                {"de": "%s", "texto": "hola", "sin_telefono": true,
                 "user_id": "VE.99000000000000000005"}"""
                    .formatted(phone));

    assertAnswered(phone, said, "saludo-desconocido", null);
    assertThat(row(said)).containsEntry("from_number", null);
  }

  @Test
  void theApiShowsBothSidesToTheCrm() throws InterruptedException {
    Said said = bot.phones().say(ANA, "hola otra vez");
    assertAnswered(ANA, said, "saludo-cliente", 7);

    String list =
        bot.http().get("/api/v1/conversaciones-whatsapp/numero/0414-1110001?per_page=2").body();

    assertThat(list).contains("\"direccion\":\"OUTBOUND\"", "\"direccion\":\"INBOUND\"");
    assertThat(list).contains("hola otra vez", "\"respuesta_enviada\":true");
  }

  private static void assertAnswered(
      String phone, Said said, String rule, @Nullable Integer cliente) {
    assertThat(said.delivered()).isTrue();
    await()
        .atMost(RunningBot.PATIENCE)
        .until(() -> row(said).get("respuesta_meta_id") != null && bot.isQuiet());
    Map<String, @Nullable Object> row = row(said);
    assertThat(row)
        .containsEntry("procesado", 1)
        .containsEntry("respuesta_enviada", 1)
        .containsEntry("cliente_id", cliente)
        .containsEntry("respuesta_bot", text(rule))
        .containsEntry("regla", rule)
        .containsEntry("error", null);
    Map<String, @Nullable Object> answer =
        bot.rows()
            .list("SELECT * FROM conversaciones_whatsapp WHERE id = ?", row.get("respuesta_id"))
            .get(0);
    assertThat(answer)
        .containsEntry("direccion", "OUTBOUND")
        .containsEntry("message_id", row.get("respuesta_meta_id"))
        .containsEntry("body", text(rule));
    assertThat(bot.messagesOn(phone))
        .filteredOn(message -> message.messageId().equals(row.get("respuesta_meta_id")))
        .hasSize(1)
        .allMatch(message -> text(rule).equals(message.text()));
  }

  private static void assertKeptWithoutAnswer(String phone, Said said) {
    assertThat(said.delivered()).isTrue();
    assertThat(row(said))
        .containsEntry("procesado", 1)
        .containsEntry("respuesta_enviada", 0)
        .containsEntry("respuesta_bot", null);
    assertThat(bot.isQuiet()).isTrue();
    assertThat(bot.answersTo(phone)).isEmpty();
  }

  private static Map<String, @Nullable Object> row(Said said) {
    List<Map<String, @Nullable Object>> rows =
        bot.rows()
            .list("SELECT * FROM conversaciones_whatsapp WHERE message_id = ?", said.messageId());
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static String text(String rule) {
    return TEXTS.say(rule, Map.of("nombre", "Ana"));
  }
}
