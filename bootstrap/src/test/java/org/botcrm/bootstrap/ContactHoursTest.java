package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setting, and what comes of it in a whole server. */
class ContactHoursTest {
  private static final String PHONE = "584141234567";
  private static final ZoneId ZONE = ZoneId.of("America/Caracas");

  @TempDir private Path folder;

  @Test
  void aConversationIsNotBegunOutsideTheHoursAndAnAnswerIsGivenAllTheSame() throws Exception {
    try (RunningBot bot = botThatMayBeginInThreeDays()) {
      String waiting = queueTemplate(bot);
      Awaitility.await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> !shown(bot, waiting, "espera_hasta").equals("null"));

      Instant until = Instant.parse(shown(bot, waiting, "espera_hasta"));
      assertThat(until).isAfter(SystemTime.clock().instant().plus(Duration.ofDays(1)));

      bot.phones().phone(PHONE).say("hola");
      Awaitility.await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(PHONE).size() == 1);
      assertThat(shown(bot, waiting, "estado_envio")).isEqualTo("pending");
    }
  }

  private static String shown(RunningBot bot, String row, String field) throws IOException {
    String json = bot.http().get(row).body();
    return new ObjectMapper().readTree(json).path("conversacion").path(field).asText();
  }

  private RunningBot botThatMayBeginInThreeDays() {
    LocalDate day = LocalDate.ofInstant(SystemTime.clock().instant(), ZONE).plusDays(3);
    String name = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.forLanguageTag("es"));
    return RunningBot.in(
        folder,
        settings -> {
          settings.put("BOT_HORAS_CONTACTO", name + " 08:00-09:00");
          return settings;
        },
        ReplyRules.standard(ReplyTexts.standard()));
  }

  /** The path of its row: of a template for somebody who wrote long ago. */
  private static String queueTemplate(RunningBot bot) {
    Instant now = SystemTime.clock().instant();
    Instant longAgo = now.minus(Duration.ofDays(10));
    bot.persistence()
        .deliveries()
        .store(
            Deliveries.raw("{}", longAgo), Deliveries.of(Messages.from(PHONE).at(longAgo).build()));
    Map<String, Object> chat = bot.rows().list("SELECT id FROM chats").get(0);
    Template template = new Template("aviso", "es", null, List.of(), List.of());
    ChatId id = new ChatId(((Number) chat.get("id")).longValue());
    bot.persistence()
        .outbound()
        .queue(new OutboundRequest(id, OutboundDraft.of(template), null, null, null), now);
    Map<String, Object> row =
        bot.rows()
            .list("SELECT id FROM conversaciones_whatsapp WHERE message_type = 'template'")
            .get(0);
    return "/api/v1/conversaciones-whatsapp/" + row.get("id");
  }
}
