package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.botcrm.application.template.CheckTemplate;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateParameter.Words;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.template.TemplateRefusal;
import org.botcrm.domain.template.TemplateRefusal.Reason;
import org.botcrm.simulator.SimulatedMeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Templates from Meta's list to the refusal of a message, over HTTP on both sides. */
@Timeout(300)
@Isolated("It reads the log, which is the whole process's")
class TemplateCatalogueTest {
  private static final PhoneNumberId NUMBER = new PhoneNumberId(Keys.NUMBER);
  private static final String LIST = "/api/v1/plantillas";
  private static final String SYNC = LIST + "/sincronizar";

  @TempDir private Path folder;

  @Test
  void whatMetaListsOnSeveralPagesIsCheckedAndPausedByItsWebhook() throws Exception {
    try (RunningBot bot = bot()) {
      SimulatedMeta meta = bot.phones().meta();
      // With 100 a page: three pages.
      for (int i = 0; i < 210; i++) {
        meta.template("relleno_" + i, "es", "Hola");
      }
      meta.template("cuota_vence", "es", "Hola {{1}}, su cuota vence el {{2}}.");
      meta.template("cuota_vence", "en_US", "Hello");

      HttpResponse<String> synced = bot.http().post(SYNC);

      assertThat(synced.statusCode()).isEqualTo(200);
      assertThat(json(synced).path("plantillas").asInt()).isEqualTo(212);
      assertThat(json(bot.http().get(LIST)).path("plantillas")).hasSize(212);
      CheckTemplate check = bot.bot().checkTemplate();
      assertThat(check.check(message("es", "Ana", "5"), NUMBER)).isEmpty();
      assertRefused(check.check(message("es", "Ana"), NUMBER), Reason.COUNT, "espera 2");
      assertRefused(
          check.check(message("es_MX", "Ana", "5"), NUMBER), Reason.LANGUAGE, "en_US, es");

      meta.templateStatus("cuota_vence", "es", "PAUSED");
      await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> check.check(message("es", "Ana", "5"), NUMBER).isPresent());

      assertRefused(
          check.check(message("es", "Ana", "5"), NUMBER), Reason.NOT_APPROVED, "la pausó");
      assertThat(
              check.check(new Template("cuota_vence", "en_US", null, List.of(), List.of()), NUMBER))
          .isEmpty();
      assertThat(check.approved(NUMBER, 1_000)).hasSize(211);
    }
  }

  @Test
  void qualityAndCategoryFollowTheirWebhooksInTheOrderOfTheirTimes() throws Exception {
    try (RunningBot bot = bot()) {
      bot.phones().meta().template("aviso", "es", "Hola");
      assertThat(bot.http().post(SYNC).statusCode()).isEqualTo(200);
      long now = SystemTime.clock().instant().getEpochSecond();

      deliver(bot, now + 20, "message_template_quality_update", "'new_quality_score': 'YELLOW'");
      deliver(bot, now + 10, "message_template_quality_update", "'new_quality_score': 'RED'");
      deliver(bot, now, "template_category_update", "'correct_category': 'AUTHENTICATION'");
      deliver(bot, now, "template_category_update", "'new_category': 'MARKETING'");

      await().atMost(RunningBot.PATIENCE).until(() -> has(bot, "categoria", "MARKETING"));
      assertThat(has(bot, "calidad", "YELLOW")).isTrue();
    }
  }

  @Test
  void aTokenThatMetaRefusesLeavesTheListAsItWas() throws Exception {
    try (RunningBot bot = bot()) {
      bot.phones().meta().template("aviso", "es", "Hola");
      assertThat(bot.http().post(SYNC).statusCode()).isEqualTo(200);
      bot.phones().meta().expireToken();

      HttpResponse<String> refused = bot.http().post(SYNC);

      assertThat(refused.statusCode()).isEqualTo(502);
      assertThat(json(refused).path("detail").asText())
          .contains("código 190", "WHATSAPP_ACCESS_TOKEN");
      assertThat(json(bot.http().get(LIST)).path("plantillas")).hasSize(1);
      assertThat(bot.http().get("/metrics").body())
          .contains("bot_template_syncs_total{outcome=\"failed\"} 1");
    }
  }

  @Test
  void withoutAnAccountNothingIsCheckedAndTheApiSaysWhatIsMissing() {
    try (LogCapture logs = new LogCapture();
        RunningBot bot =
            RunningBot.in(
                folder, settings -> settings, ReplyRules.standard(ReplyTexts.standard()))) {
      HttpResponse<String> answer = bot.http().get(LIST);

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(json(answer).path("detail").asText()).contains("WHATSAPP_BUSINESS_ACCOUNT_ID");
      assertThat(bot.bot().checkTemplate().check(message("es", "Ana"), NUMBER)).isEmpty();
      assertThat(logs.all()).anyMatch(line -> line.contains("No WHATSAPP_BUSINESS_ACCOUNT_ID"));
    }
  }

  private RunningBot bot() {
    return RunningBot.in(
        folder,
        settings -> {
          settings.put("WHATSAPP_BUSINESS_ACCOUNT_ID", Keys.WABA);
          return settings;
        },
        ReplyRules.standard(ReplyTexts.standard()));
  }

  private static Template message(String language, String... words) {
    return new Template(
        "cuota_vence", language, null, Stream.of(words).map(Words::new).toList(), List.of());
  }

  private static void assertRefused(
      Optional<TemplateRefusal> refusal, Reason reason, String words) {
    assertThat(refusal.orElseThrow().reason()).isEqualTo(reason);
    assertThat(refusal.orElseThrow().words()).contains(words);
  }

  private static boolean has(RunningBot bot, String field, String word) {
    JsonNode template = json(bot.http().get(LIST)).path("plantillas").path(0);
    return template.path(field).asText().equals(word);
  }

  private static void deliver(RunningBot bot, long time, String field, String value) {
    String body =
        """
        {'object': 'whatsapp_business_account', 'entry': [{'id': '%s', 'time': %d, 'changes': [{
          'field': '%s', 'value': {'message_template_id': 1, 'message_template_name': 'aviso',
          'message_template_language': 'es', %s}}]}]}"""
            .formatted(Keys.WABA, time, field, value);
    assertThat(bot.http().deliver(body.replace('\'', '"'))).isEqualTo(200);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
