package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.message.ChatId;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagosReportadosApiTest {
  private static final String ONE = DialogueRoutes.PAGOS + "/1";
  private static final String APPROVE = ONE + "/aprobar";
  private static final String REJECT = ONE + "/rechazar";
  private static final String BY_MARIA = "{\"por\":\"María\"}";

  private final TestBot bot = TestBot.guarded();

  @BeforeEach
  void report() {
    report("120.50");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private void report(String amount) {
    bot.given(
        Messages.from("584121234567").at(bot.clock.instant()).body("pagué " + amount).build());
    bot.answer(new ChatId(1), null, Left.payment(amount));
  }

  /** Bodies of what the client was told, the newest first. */
  private List<String> told() {
    return bot
        .getJson(BotRoutes.CONVERSACIONES + "?direccion=OUTBOUND")
        .path("conversaciones")
        .findValuesAsText("body")
        .stream()
        .filter(body -> !body.equals("respuesta"))
        .toList();
  }

  @Test
  void reportsAreListedNewestFirstByStateAndClientAndPageAfterPage() {
    report("99.00");
    bot.postJson(APPROVE, BY_MARIA);

    JsonNode first = bot.getJson(DialogueRoutes.PAGOS + "?per_page=1");
    assertThat(first.at("/pagos/0/monto").asText()).isEqualTo("99.00");
    assertThat(first.at("/paginacion/siguiente").asText()).isEqualTo("2");
    assertThat(first.at("/paginacion/total").asLong()).isEqualTo(2);
    JsonNode second = bot.getJson(DialogueRoutes.PAGOS + "?per_page=1&cursor=2");
    assertThat(second.at("/pagos/0/id").asLong()).isEqualTo(1);
    assertThat(second.at("/paginacion/siguiente").isNull()).isTrue();
    assertThat(second.at("/paginacion/total").asLong()).isEqualTo(2);
    JsonNode pending = bot.getJson(DialogueRoutes.PAGOS + "?estado=PENDIENTE");
    assertThat(pending.at("/paginacion/total").asLong()).isEqualTo(1);
    assertThat(ids("?estado=pendiente")).containsExactly("2");
    assertThat(ids("?estado=APROBADO&cliente_id=1")).containsExactly("1");
    assertThat(ids("?cliente_id=2")).isEmpty();
    assertThat(bot.get(DialogueRoutes.PAGOS + "?estado=nada").statusCode()).isEqualTo(400);
    assertThat(bot.get(DialogueRoutes.PAGOS + "?cursor=x").statusCode()).isEqualTo(400);
  }

  private List<String> ids(String query) {
    return bot.getJson(DialogueRoutes.PAGOS + query).path("pagos").findValuesAsText("id");
  }

  @Test
  void aReportIsShownWithAllThatTheClientSaid() {
    JsonNode pago = bot.getJson(ONE).path("pago");

    assertThat(pago.path("estado").asText()).isEqualTo("PENDIENTE");
    assertThat(pago.path("monto").asText()).isEqualTo("120.50");
    assertThat(pago.path("moneda").asText()).isEqualTo("USD");
    assertThat(pago.path("banco").asText()).isEqualTo("Banesco");
    assertThat(pago.path("referencia").asText()).isEqualTo("00123");
    assertThat(pago.path("fecha_pago").asText()).isEqualTo(LocalDate.of(2026, 11, 20).toString());
    assertThat(pago.path("prestamo_id").asLong()).isEqualTo(7);
    assertThat(pago.path("cliente_id").asLong()).isEqualTo(1);
    assertThat(pago.path("revision").isNull()).isTrue();
    report("1");
    assertThat(bot.getJson(DialogueRoutes.PAGOS + "/2").at("/pago/misma_referencia/0").asLong())
        .isEqualTo(1);
  }

  @Test
  void whoApprovesTellsTheClientOnceHoweverOftenTheyCall() {
    HttpResponse<String> first = bot.postJson(APPROVE, "{\"por\":\"María\",\"nota\":\"Visto\"}");
    HttpResponse<String> second = bot.postJson(APPROVE, "{\"por\":\"Luis\"}");

    assertThat(first.statusCode()).isEqualTo(200);
    JsonNode done = TestBot.json(first);
    assertThat(done.at("/pago/estado").asText()).isEqualTo("APROBADO");
    assertThat(done.at("/pago/revision/por").asText()).isEqualTo("María");
    assertThat(done.at("/aviso/en_cola").asBoolean()).isTrue();
    assertThat(done.at("/aviso/repetido").asBoolean()).isFalse();
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(TestBot.json(second).at("/aviso/repetido").asBoolean()).isTrue();
    assertThat(TestBot.json(second).at("/pago/revision/por").asText()).isEqualTo("María");
    assertThat(told())
        .singleElement()
        .satisfies(text -> assertThat(text).startsWith("✅ Confirmamos").doesNotContain("Visto"));
  }

  @Test
  void whoRejectsTellsTheClientWhy() {
    bot.postJson(REJECT, "{\"por\":\"María\",\"nota\":\" No está en el banco \"}");

    assertThat(told())
        .singleElement()
        .satisfies(
            text ->
                assertThat(text)
                    .isEqualTo(
                        "No pudimos confirmar el pago que nos reportaste. No está en el banco."
                            + " Si crees que es un error, escribe ASESOR."));
  }

  @Test
  void withoutANoteTheClientIsToldInOnePiece() {
    bot.postJson(REJECT, "{\"por\":\"María\",\"nota\":null}");

    assertThat(told().get(0)).contains("reportaste. Si crees");
  }

  @Test
  void aDecisionIsNotTurnedAroundAndSaysWhoseItIs() {
    bot.postJson(APPROVE, BY_MARIA);

    HttpResponse<String> other = bot.postJson(REJECT, "{\"por\":\"Luis\"}");

    assertThat(other.statusCode()).isEqualTo(409);
    JsonNode problem = TestBot.json(other);
    assertThat(problem.path("type").asText()).endsWith("#ya-decidido");
    assertThat(problem.path("por").asText()).isEqualTo("María");
    assertThat(problem.path("en").asText())
        .startsWith(bot.clock.instant().toString().substring(0, 19));
    assertThat(problem.path("detail").asText())
        .contains("María", "APROBADO", "el 22 de noviembre de 2026 a las ")
        .doesNotContain("2026-11");
    assertThat(bot.getJson(ONE).at("/pago/estado").asText()).isEqualTo("APROBADO");
    assertThat(told()).hasSize(1);
  }

  @Test
  void aCallThatWasCutBetweenDecisionAndMessageIsFinishedByItsRepetition() {
    bot.storage.outboundFails(new StorageException("canario"));
    assertThat(bot.postJson(APPROVE, BY_MARIA).statusCode()).isEqualTo(503);
    assertThat(bot.getJson(ONE).at("/pago/estado").asText()).isEqualTo("APROBADO");
    assertThat(told()).isEmpty();
    bot.storage.outboundFails(null);

    HttpResponse<String> again = bot.postJson(APPROVE, BY_MARIA);

    assertThat(TestBot.json(again).at("/aviso/repetido").asBoolean()).isFalse();
    assertThat(told()).hasSize(1);
  }

  @Test
  void withTheWindowClosedTheDecisionCountsAndTheAnswerSaysThatNobodyWasTold() {
    bot.clock.advance(Duration.ofHours(25));

    JsonNode done = TestBot.json(bot.postJson(APPROVE, BY_MARIA));

    assertThat(done.at("/pago/estado").asText()).isEqualTo("APROBADO");
    assertThat(done.at("/aviso/en_cola").asBoolean()).isFalse();
    assertThat(done.at("/aviso/motivo").asText()).containsIgnoringCase("ventana");
    assertThat(done.at("/aviso/ventana_hasta").isTextual()).isTrue();
    assertThat(told()).isEmpty();
  }

  @Test
  void afterADayNobodyIsToldAgainBecauseTheKeyMayBeForgotten() {
    bot.postJson(APPROVE, BY_MARIA);
    bot.clock.advance(Duration.ofHours(24));

    JsonNode again = TestBot.json(bot.postJson(APPROVE, BY_MARIA));

    assertThat(again.at("/aviso/en_cola").asBoolean()).isFalse();
    assertThat(again.at("/aviso/motivo").asText()).contains("demasiado tiempo");
    assertThat(told()).hasSize(1);
  }

  @Test
  void whatIsNotThereIs404AndWhatCannotBeReadIsRefused() {
    String none = DialogueRoutes.PAGOS + "/99";
    assertThat(bot.get(none).statusCode()).isEqualTo(404);
    assertThat(bot.postJson(none + "/aprobar", BY_MARIA).statusCode()).isEqualTo(404);
    assertThat(bot.postJson(APPROVE, "{").statusCode()).isEqualTo(400);
    assertThat(bot.postJson(APPROVE, "{}").statusCode()).isEqualTo(422);
    assertThat(bot.postJson(APPROVE, "{\"por\":\" \"}").statusCode()).isEqualTo(422);
    assertThat(bot.postJson(APPROVE, "{\"por\":\"M\",\"x\":1}").statusCode()).isEqualTo(422);
    String longest = "{\"por\":\"M\",\"nota\":\"" + "a".repeat(1001) + "\"}";
    assertThat(bot.postJson(APPROVE, longest).statusCode()).isEqualTo(422);
    assertThat(bot.postJson(APPROVE + "?x=1", BY_MARIA).statusCode()).isEqualTo(400);
    assertThat(bot.post(APPROVE).statusCode()).isEqualTo(415);
    assertThat(bot.getJson(ONE).at("/pago/estado").asText()).isEqualTo("PENDIENTE");
  }
}
