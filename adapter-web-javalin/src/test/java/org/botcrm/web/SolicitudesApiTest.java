package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.message.ChatId;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SolicitudesApiTest {
  private static final String ALL = DialogueRoutes.SOLICITUDES;
  private static final String LINK = ALL + "/1/vincular";
  private static final String TRUST = BotRoutes.CHATS + "/1/confianza";
  private static final String UNLINK = BotRoutes.CHATS + "/1/desvincular";
  private static final String ANA = "{\"por\":\"María\",\"cliente_id\":1}";

  private final TestBot bot = TestBot.guarded();

  @BeforeEach
  void ask() {
    bot.given(Messages.from("584149999999").at(bot.clock.instant()).body("soy ana").build());
    bot.answer(
        new ChatId(1), null, Left.link(), new Effect.AskPerson(RequestKind.AGENT, "Una queja"));
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private long told() {
    return bot
        .getJson(BotRoutes.CONVERSACIONES + "?direccion=OUTBOUND")
        .path("conversaciones")
        .findValuesAsText("body")
        .stream()
        .filter(body -> body.startsWith("Listo, Ana, ya comprobamos"))
        .count();
  }

  private String level() {
    return bot.getJson(TRUST).at("/confianza/nivel").asText();
  }

  @Test
  void openRequestsAreListedOldestFirstByKindAndPageAfterPage() {
    JsonNode first = bot.getJson(ALL + "?per_page=1");

    assertThat(first.at("/solicitudes/0/tipo").asText()).isEqualTo("vinculo");
    assertThat(first.at("/solicitudes/0/cedula").asText()).isEqualTo("V12345678");
    String next = first.at("/paginacion/siguiente").asText();
    JsonNode second = bot.getJson(ALL + "?per_page=1&cursor=" + next);
    assertThat(second.at("/solicitudes/0/detalle").asText()).isEqualTo("Una queja");
    assertThat(second.at("/paginacion/siguiente").isNull()).isTrue();
    assertThat(bot.getJson(ALL + "?tipo=asesor").path("solicitudes")).hasSize(1);
    assertThat(bot.getJson(ALL + "?tipo=alarma").path("solicitudes")).isEmpty();
    assertThat(bot.get(ALL + "?tipo=otro").statusCode()).isEqualTo(400);
    assertThat(bot.getJson(ALL + "/2").at("/solicitud/delante").asLong()).isZero();
  }

  @Test
  void aRequestIsClosedOnceAndSaysByWhom() {
    String body = "{\"por\":\"María\",\"nota\":\"La llamé\"}";
    assertThat(bot.postJson(ALL + "/2/resolver", body).statusCode()).isEqualTo(200);

    HttpResponse<String> again = bot.postJson(ALL + "/2/resolver", body);
    HttpResponse<String> other = bot.postJson(ALL + "/2/resolver", "{\"por\":\"Luis\"}");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(TestBot.json(again).at("/solicitud/resuelta/nota").asText()).isEqualTo("La llamé");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(TestBot.json(other).path("por").asText()).isEqualTo("María");
    assertThat(bot.getJson(ALL + "?tipo=asesor").path("solicitudes")).isEmpty();
    assertThat(bot.getJson(ALL + "/2").at("/solicitud/estado").asText()).isEqualTo("RESUELTA");
    assertThat(bot.get(ALL + "/99").statusCode()).isEqualTo(404);
    assertThat(bot.postJson(ALL + "/99/resolver", body).statusCode()).isEqualTo(404);
  }

  @Test
  void whoLinksGivesTheChatToTheClientAndTellsThemOnce() {
    assertThat(level()).isEqualTo("desconocido");

    HttpResponse<String> first = bot.postJson(LINK, ANA);
    HttpResponse<String> again = bot.postJson(LINK, ANA);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(TestBot.json(first).at("/solicitud/resuelta/por").asText()).isEqualTo("María");
    assertThat(TestBot.json(again).at("/aviso/repetido").asBoolean()).isTrue();
    assertThat(told()).isEqualTo(1);
    JsonNode trust = bot.getJson(TRUST).path("confianza");
    assertThat(trust.path("nivel").asText()).isEqualTo("telefono");
    assertThat(trust.path("fuente").asText()).isEqualTo("agente");
    assertThat(trust.path("cliente_id").asLong()).isEqualTo(1);
    assertThat(trust.path("historia")).hasSize(1);
    assertThat(trust.at("/historia/0/motivo").asText()).isEqualTo("María");
  }

  @Test
  void aLinkThatWasCutIsFinishedByItsRepetition() {
    bot.storage.outboundFails(new StorageException("canario"));
    assertThat(bot.postJson(LINK, ANA).statusCode()).isEqualTo(503);
    bot.storage.outboundFails(null);

    assertThat(bot.postJson(LINK, ANA).statusCode()).isEqualTo(200);
    assertThat(told()).isEqualTo(1);
    assertThat(bot.getJson(TRUST).at("/confianza/historia")).hasSize(1);
  }

  @Test
  void aLinkThatWasCutBeforeItWasMadeIsMadeByItsRepetition() {
    bot.postJson(ALL + "/1/resolver", "{\"por\":\"María\",\"nota\":\"Vinculado al cliente 1\"}");

    assertThat(bot.postJson(LINK, ANA).statusCode()).isEqualTo(200);
    assertThat(level()).isEqualTo("telefono");
  }

  @Test
  void aLateRepetitionLinksNothingThatWasUnlinkedSince() {
    bot.postJson(LINK, ANA);
    HttpResponse<String> unlinked =
        bot.postJson(UNLINK, "{\"por\":\"Luis\",\"motivo\":\"Vendió el teléfono\"}");

    assertThat(TestBot.json(unlinked).at("/confianza/nivel").asText()).isEqualTo("desconocido");
    assertThat(TestBot.json(unlinked).at("/confianza/duda").asText())
        .isEqualTo("Vendió el teléfono (Luis)");
    assertThat(bot.postJson(LINK, ANA).statusCode()).isEqualTo(409);
    assertThat(level()).isEqualTo("desconocido");
    assertThat(told()).isEqualTo(1);
  }

  @Test
  void aRequestThatWasClosedOtherwiseLinksNothing() {
    bot.postJson(ALL + "/1/resolver", "{\"por\":\"Luis\",\"nota\":\"No es ella\"}");

    HttpResponse<String> late = bot.postJson(LINK, ANA);

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(TestBot.json(late).path("por").asText()).isEqualTo("Luis");
    assertThat(level()).isEqualTo("desconocido");
    assertThat(told()).isZero();
  }

  @Test
  void onlyARequestToLinkIsLinkedAndOnlyToAClientThatThereIs() {
    HttpResponse<String> nobody = bot.postJson(LINK, "{\"por\":\"M\",\"cliente_id\":99}");
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(TestBot.json(nobody).path("campo").asText()).isEqualTo("cliente_id");
    assertThat(bot.postJson(ALL + "/2/vincular", ANA).statusCode()).isEqualTo(422);
    assertThat(bot.postJson(ALL + "/99/vincular", ANA).statusCode()).isEqualTo(404);
    assertThat(bot.postJson(LINK, "{\"por\":\"M\"}").statusCode()).isEqualTo(422);
    assertThat(bot.postJson(LINK, "{\"por\":\"M\",\"cliente_id\":\"1\"}").statusCode())
        .isEqualTo(422);
    assertThat(bot.postJson(LINK, "{\"por\":\"M\",\"cliente_id\":1.5}").statusCode())
        .isEqualTo(422);
    assertThat(bot.getJson(ALL + "/1").at("/solicitud/estado").asText()).isEqualTo("ABIERTA");
  }

  @Test
  void aChatThatIsNotThereHasNoTrust() {
    String none = BotRoutes.CHATS + "/99";
    assertThat(bot.get(none + "/confianza").statusCode()).isEqualTo(404);
    assertThat(bot.postJson(none + "/desvincular", "{\"por\":\"M\",\"motivo\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(bot.postJson(UNLINK, "{\"por\":\"M\"}").statusCode()).isEqualTo(422);
  }
}
