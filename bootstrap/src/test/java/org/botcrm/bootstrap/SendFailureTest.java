package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.simulator.MetaSimulator;
import org.botcrm.simulator.Said;
import org.botcrm.simulator.SimulatorClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends that go wrong: nobody is answered twice, and nobody is forgotten. */
class SendFailureTest {
  private static final String PHONE = "584149990001";

  @TempDir private Path folder;
  private RunningBot bot;

  @BeforeEach
  void start() {
    bot = RunningBot.in(folder);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void anAnswerOfMetaThatGetsLostIsNoReasonToSendTwice() throws InterruptedException {
    bot.phones().planFault("{\"perder_respuesta\": true}");

    assertAnsweredOnce(bot.phones().say(PHONE, "hola"));
  }

  @Test
  void anAnswerOfMetaThatBreaksOffIsNoReasonToSendTwice() throws InterruptedException {
    bot.phones().planFault("{\"json_malo\": true}");

    assertAnsweredOnce(bot.phones().say(PHONE, "hola"));
  }

  @Test
  void statusesMayComeBeforeTheAnswer() throws InterruptedException {
    bot.phones().planFault("{\"estados_antes\": true}");

    assertAnsweredOnce(bot.phones().say(PHONE, "hola"));
  }

  @Test
  void aPassingRefusalIsTriedAgain() throws InterruptedException {
    bot.phones().planFault("{\"codigo\": 130429, \"veces\": 2}");

    assertAnsweredOnce(bot.phones().say(PHONE, "hola"));
  }

  @Test
  void aRefusalForGoodIsToldInWords() throws InterruptedException {
    bot.phones().planFault("{\"codigo\": 131026}");

    assertFailedInWords(bot.phones().say(PHONE, "hola"));
    assertThat(bot.messagesOn(PHONE)).isEmpty();
  }

  @Test
  void aRefusalThatComesAsAStatusIsToldInWords() throws InterruptedException {
    bot.phones().planFault("{\"codigo\": 131026, \"fallido\": true}");

    assertFailedInWords(bot.phones().say(PHONE, "hola"));
  }

  @Test
  void whileMetaIsDownMessagesAreTakenAndAnsweredLater() throws InterruptedException {
    MetaSimulator meta = RunningBot.simulator(BotProcess.freePort());
    int port = meta.port();
    String graph = meta.baseUrl();
    meta.close();
    String database = "jdbc:sqlite:" + folder.resolve("other.db");
    try (BotServer server =
            RunningBot.start(
                Keys.settings(graph, database), ReplyRules.standard(ReplyTexts.standard()));
        Rows rows = Rows.of(database)) {
      Http http = new Http(server.port());
      bot.simulator().useWebhook(http.webhook());
      assertThat(bot.phones().say(PHONE, "hola").delivered()).isTrue();
      await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> rows.count("SELECT count(*) FROM salientes WHERE motivo IS NOT NULL") == 1);

      try (MetaSimulator back = RunningBot.simulator(port)) {
        back.useWebhook(http.webhook());
        SimulatorClient phones = back.client();
        await()
            .atMost(RunningBot.PATIENCE)
            .until(() -> rows.count("SELECT count(*) FROM salientes WHERE abierto") == 0);
        assertThat(phones.awaitChanges(PHONE, 0, java.time.Duration.ZERO).outbound()).hasSize(1);
      }
    }
  }

  private void assertAnsweredOnce(Said said) {
    await()
        .atMost(RunningBot.PATIENCE)
        .until(() -> "read".equals(answer(said).get("estado_envio")));
    assertThat(bot.isQuiet()).isTrue();
    assertThat(bot.messagesOn(PHONE)).hasSize(1);
    assertThat(question(said))
        .containsEntry("respuesta_enviada", 1)
        .containsEntry("respuesta_meta_id", bot.messagesOn(PHONE).get(0).messageId())
        .containsEntry("error", null);
  }

  private void assertFailedInWords(Said said) {
    await()
        .atMost(RunningBot.PATIENCE)
        .until(() -> "failed".equals(answer(said).get("estado_envio")));
    assertThat(bot.isQuiet()).isTrue();
    assertThat(Objects.toString(answer(said).get("error")))
        .contains("131026")
        .containsPattern("[a-zñáéíóú]{4,} [a-zñáéíóú]{2,}");
  }

  private Map<String, @Nullable Object> question(Said said) {
    return bot.rows()
        .list("SELECT * FROM conversaciones_whatsapp WHERE message_id = ?", said.messageId())
        .get(0);
  }

  /** The row of the answer; empty while there is none. */
  private Map<String, @Nullable Object> answer(Said said) {
    return bot
        .rows()
        .list(
            "SELECT a.* FROM conversaciones_whatsapp a JOIN conversaciones_whatsapp q"
                + " ON q.respuesta_id = a.id WHERE q.message_id = ?",
            said.messageId())
        .stream()
        .findFirst()
        .orElse(Map.of());
  }
}
