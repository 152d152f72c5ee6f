package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsListenerTest {
  @TempDir private Path folder;

  @Test
  void whatWaitsIsToldWhileTheDatabaseAnswers() {
    try (RunningBot bot = RunningBot.in(folder)) {
      assertThat(bot.http().get("/metrics").body())
          .contains("bot_database_up 1.0\n", "bot_backlog_chats 0.0\n");
    }
  }

  @Test
  void allTheRestIsToldWithoutTheDatabase() {
    try (RunningBot bot = RunningBot.in(folder)) {
      bot.rows().execute("ALTER TABLE chats RENAME TO lejos");

      HttpResponse<String> answer = bot.http().get("/metrics");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("bot_database_up 0.0\n", "bot_signatures_refused_total 0.0\n")
          .doesNotContain("bot_backlog_chats");
    }
  }
}
