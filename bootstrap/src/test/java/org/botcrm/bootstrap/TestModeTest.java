package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A bot that is being tried writes to one phone and to nobody else. */
@Isolated("It reads the log, which is the whole process's")
class TestModeTest {
  private static final String ONLY = "584149999999";
  private static final String CLIENT = "584149990031";
  private static final Cliente ANA =
      new Cliente(new ClienteId(7), "V-12345678", "Ana", null, CLIENT, "ana@example.com", "ACTIVO");

  @TempDir private Path folder;

  private static Map<String, String> inTestMode(Map<String, String> settings) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put("BOT_MODO_PRUEBA", "+" + ONLY);
    return changed;
  }

  @Test
  void whatAClientWouldGetGoesToTheOnePhoneWithAMark() throws InterruptedException {
    ReplyTexts texts = ReplyTexts.standard();
    String answer = texts.say("saludo-desconocido", Map.of());
    List<String> logged;
    try (LogCapture log = new LogCapture();
        RunningBot bot =
            RunningBot.in(folder, TestModeTest::inTestMode, ReplyRules.standard(texts))) {
      bot.phones().say(CLIENT, "hola");

      await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(ONLY).size() == 1);
      assertThat(bot.answersTo(ONLY)).containsExactly("[PRUEBA para •••0031]\n" + answer);
      assertThat(bot.answersTo(CLIENT)).isEmpty();
      assertThat(bot.http().get("/health/ready").body()).contains("\"modo_prueba\":\"•••9999\"");
      logged = log.all();
    }
    assertThat(logged)
        .anyMatch(line -> line.contains("WARN") && line.contains("TEST MODE"))
        .anyMatch(line -> line.contains("BOT_MODO_PRUEBA=•••9999"))
        .noneMatch(line -> line.contains(ONLY));
  }

  @Test
  void aCodeIsMailedToNobody() {
    Map<String, String> settings =
        inTestMode(Keys.settings(RunningBot.NOWHERE, "jdbc:sqlite:" + folder.resolve("bot.db")));
    settings.put("BOT_SMTP_HOST", "127.0.0.1");
    // Where nobody listens: a mail that is tried is a failure.
    settings.put("BOT_SMTP_PORT", "1");
    settings.put("BOT_SMTP_TLS", "no");
    settings.put("BOT_SMTP_DE", "no-responder@example.com");
    OneTimeCodeSender codes =
        ServerDialogue.of(ServerSettings.read(settings), SystemTime.clock()).codes();

    assertThat(codes.send(ANA, new Passcode("048213"))).isEqualTo(new CodeSending.NoChannel());
  }
}
