package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.message.ChatId;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PorqueApiTest {
  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  private void say(String text) {
    bot.clock.advance(Duration.ofSeconds(1));
    bot.given(Messages.from("584121234567").at(bot.clock.instant()).body(text).build());
  }

  private void answer(Trace trace, Effect... effects) {
    bot.clock.advance(Duration.ofSeconds(1));
    bot.answer(new ChatId(1), trace, effects);
  }

  private JsonNode why(int id) {
    return bot.getJson(BotRoutes.CONVERSACIONES + "/" + id + "/porque").path("porque");
  }

  private String refusal(int id) {
    HttpResponse<String> answer = bot.get(BotRoutes.CONVERSACIONES + "/" + id + "/porque");
    assertThat(answer.statusCode()).isEqualTo(404);
    return TestBot.json(answer).path("detail").asText();
  }

  @Test
  void whyIsToldOfTheAnswerAndOfWhatItAnswers() {
    say("hola");
    answer(Left.TRACE);

    for (int id : new int[] {1, 2}) {
      JsonNode why = why(id);
      assertThat(why.path("regla").asText()).isEqualTo("saldo");
      assertThat(why.path("version").asText()).isEqualTo("a1b2");
      assertThat(why.path("nivel").asText()).isEqualTo("telefono");
      assertThat(why.path("motivo_nivel").asText()).isEqualTo("La verificación venció");
      assertThat(why.at("/encontrado/0/intencion").asText()).isEqualTo("saludo");
      assertThat(why.at("/encontrado/0/texto").asText()).isEqualTo("hola");
      assertThat(why.at("/datos/0/que").asText()).isEqualTo("préstamos y cuotas");
      assertThat(why.at("/datos/0/leido_en").asText()).startsWith("2026-11-22T15:04:05");
      assertThat(why.at("/descartado/0").asText()).isEqualTo("pagos: lo niega «no»");
      assertThat(why.path("duracion_ms").decimalValue()).isEqualByComparingTo("1.234");
    }
  }

  @Test
  void theWordsOfMessagesThatWereAnsweredTogetherAreFoundInAllOfThem() {
    say("otra cosa");
    answer(trace());
    say("buenas");
    say("cuanto debo");
    answer(
        trace(
            new Trace.Found("saludo", "buenas", 0, 6),
            new Trace.Found("saldo", "cuanto debo", 7, 18)));
    say("gracias");

    for (int id : new int[] {4, 5}) {
      assertThat(why(id).path("encontrado").findValuesAsText("texto"))
          .containsExactly("buenas", "cuanto debo");
    }
    assertThat(refusal(3)).contains("existe").contains("junto con otro");
  }

  @Test
  void aButtonHasNoWords() {
    say("Ver saldo");
    answer(trace(new Trace.Found("saldo", "(botón)", 0, 0), new Trace.Found("x", "x", 2, 99)));

    assertThat(why(1).at("/encontrado/0/texto").isNull()).isTrue();
    assertThat(why(1).at("/encontrado/1/texto").isNull()).isTrue();
  }

  @Test
  void whatHasNoReasonSaysWhetherItIsThere() {
    say("hola");

    assertThat(refusal(1)).contains("existe, pero");
    assertThat(refusal(99)).contains("No hay ninguna conversación");
  }

  @Test
  void promisesAreListedByClientAndDayPageAfterPage() {
    LocalDate day = LocalDate.of(2026, 12, 1);
    say("pago luego");
    answer(trace(), Left.promise(day), Left.promise(day.plusDays(1)));
    String all = DialogueRoutes.PROMESAS;

    JsonNode first = bot.getJson(all + "?per_page=1");
    assertThat(first.at("/promesas/0/fecha_prometida").asText()).isEqualTo("2026-12-02");
    assertThat(first.at("/promesas/0/monto").asText()).isEqualTo("40.50");
    String next = first.at("/paginacion/siguiente").asText();
    JsonNode second = bot.getJson(all + "?per_page=1&cursor=" + next);
    assertThat(second.at("/promesas/0/fecha_prometida").asText()).isEqualTo("2026-12-01");
    assertThat(second.at("/paginacion/siguiente").isNull()).isTrue();
    assertThat(bot.getJson(all + "?hasta=2026-12-01").path("promesas")).hasSize(1);
    assertThat(bot.getJson(all + "?desde=2026-12-02&cliente_id=1").path("promesas")).hasSize(1);
    assertThat(bot.getJson(all + "?cliente_id=2").path("promesas")).isEmpty();
    assertThat(bot.get(all + "?desde=2026-02-30").statusCode()).isEqualTo(400);
    assertThat(bot.get(all + "?desde=2026-12-02&hasta=2026-12-01").statusCode()).isEqualTo(400);
    assertThat(bot.get(all + "?cursor=7").statusCode()).isEqualTo(400);
  }

  @Test
  void whatWasNotUnderstoodIsGroupedTheMostFrequentFirst() {
    say("x");
    answer(trace(), new Effect.NotUnderstood("uno"), new Effect.NotUnderstood("dos"));
    say("y");
    answer(trace(), new Effect.NotUnderstood("dos"));
    String all = DialogueRoutes.NO_ENTENDIDOS;

    JsonNode groups = bot.getJson(all).path("grupos");
    assertThat(groups.findValuesAsText("palabras")).containsExactly("dos", "uno");
    assertThat(groups.at("/0/veces").asLong()).isEqualTo(2);
    assertThat(bot.getJson(all + "?limite=1").path("grupos")).hasSize(1);
    String since = bot.clock.instant().toString();
    assertThat(bot.getJson(all + "?desde=" + since).path("grupos").findValuesAsText("palabras"))
        .containsExactly("dos");
    assertThat(bot.get(all + "?limite=0").statusCode()).isEqualTo(400);
  }

  private static Trace trace(Trace.Found... found) {
    return new Trace(
        "regla",
        null,
        TrustLevel.UNKNOWN,
        null,
        List.of(found),
        List.of(),
        List.of(),
        Duration.ZERO);
  }
}
