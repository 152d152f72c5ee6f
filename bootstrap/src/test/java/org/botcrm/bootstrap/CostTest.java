package org.botcrm.bootstrap;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Meta charges, from its webhook to the statistics. */
class CostTest {
  @TempDir private Path folder;

  @Test
  void whatMetaChargesIsToldOnceHoweverOftenMetaRepeatsIt() throws InterruptedException {
    try (RunningBot bot = RunningBot.in(folder)) {
      bot.phones()
          .planFault(
              "{\"precio\": {\"categoria\": \"service\", \"facturable\": true,"
                  + " \"tipo\": \"regular\"},"
                  + " \"estados\": [\"read\", \"delivered\", \"sent\", \"read\"]}");

      bot.phones().say("584149990001", "hola");

      await()
          .atMost(RunningBot.PATIENCE)
          .until(
              () ->
                  bot.http()
                      .get("/api/v1/conversaciones-whatsapp/estadisticas")
                      .body()
                      .contains("\"categoria\":\"service\",\"mensajes\":1,\"cobrados\":1}"));
    }
  }
}
