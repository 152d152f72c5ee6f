package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Subscribers of the whole server, as it is wired. */
@Timeout(180)
class ServerSubscribersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UnaryOperator<Map<String, String>> PRIVATE_TOO =
      settings -> {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put("BOT_SUSCRIPCIONES_PRIVADAS", "si");
        return changed;
      };

  @TempDir private Path folder;

  @Test
  void aSubscriberIsToldWhatTheApiTellsWhoAsks() throws Exception {
    ReplyRules rules = ReplyRules.standard(ReplyTexts.standard());
    try (LocalSubscriber subscriber = new LocalSubscriber();
        RunningBot bot = RunningBot.in(folder, PRIVATE_TOO, rules)) {
      assertThat(subscribe(bot, subscriber).statusCode()).isEqualTo(201);

      bot.phones().say("584141234567", "hola");
      await()
          .atMost(RunningBot.PATIENCE)
          .until(
              () ->
                  bot.isQuiet() && !events(bot).isEmpty() && told(subscriber).equals(events(bot)));

      assertThat(bot.http().get("/api/v1/suscripciones").body())
          .contains("\"atraso\":0")
          .doesNotContain("firma_");
      assertThat(bot.http().get("/metrics").body())
          .contains("bot_subscription_lag_events{subscription=\"1\"} 0")
          .contains("bot_notifications_total{outcome=\"taken\"}")
          .doesNotContain("127.0.0.1");
    }
  }

  @Test
  void nobodyInThisNetworkCanSubscribeUnlessThatIsAllowed() {
    try (LocalSubscriber subscriber = new LocalSubscriber();
        RunningBot bot = RunningBot.in(folder)) {
      HttpResponse<String> answer = subscribe(bot, subscriber);

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("BOT_SUSCRIPCIONES_PRIVADAS=si");
    }
  }

  @Test
  void aSubscriberThatFailsIsLoggedByItsIdAlone() throws Exception {
    ReplyRules rules = ReplyRules.standard(ReplyTexts.standard());
    String secret;
    List<String> logged;
    try (LogCapture capture = new LogCapture();
        LocalSubscriber subscriber = new LocalSubscriber()) {
      subscriber.answerAll(500);
      try (RunningBot bot = RunningBot.in(folder, PRIVATE_TOO, rules)) {
        secret = JSON.readTree(subscribe(bot, subscriber).body()).path("secreto").asText();
        bot.phones().say("584141234567", "hola");
        await()
            .atMost(RunningBot.PATIENCE)
            .until(() -> bot.http().get("/api/v1/suscripciones").body().contains("500"));
      }
      logged = capture.all();
    }

    assertThat(logged).anyMatch(line -> line.contains("Subscriber 1 was not told of events"));
    assertThat(secret).startsWith("firma_");
    assertThat(logged).noneMatch(line -> line.contains(secret) || line.contains("/avisos"));
  }

  private static HttpResponse<String> subscribe(RunningBot bot, LocalSubscriber subscriber) {
    return bot.http()
        .post("/api/v1/suscripciones", "{\"url\":\"" + subscriber.url() + "\",\"desde\":1}", "k");
  }

  private static List<JsonNode> told(LocalSubscriber subscriber) {
    List<JsonNode> told = new ArrayList<>();
    subscriber.calls().forEach(call -> call.json().path("eventos").forEach(told::add));
    return told;
  }

  private static List<JsonNode> events(RunningBot bot) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    JSON.readTree(bot.http().get("/api/v1/eventos").body()).path("eventos").forEach(events::add);
    return events;
  }
}
