package org.botcrm.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.botcrm.application.TestBot;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.Estadisticas;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final TestBot bot = new TestBot();

  @Test
  void whatIsStoredCanBeRead() {
    bot.receive(Messages.text("584141234567", "hola"));
    ListConversaciones list = new ListConversaciones(bot.storage.conversaciones());
    GetConversacion get = new GetConversacion(bot.storage.conversaciones());

    assertThat(
            list.list(ConversacionFilter.all(), new PageRequest.Numbered(1, 10)).conversaciones())
        .containsExactly(bot.row("hola"));
    assertThat(get.get(bot.row("hola").id())).contains(bot.row("hola"));
    assertThat(get.get(new ConversacionId(999))).isEmpty();
  }

  @Test
  void theFiguresEndNow() {
    bot.receive(Messages.text("584141234567", "hola"));
    GetEstadisticas get = new GetEstadisticas(bot.storage.conversaciones(), bot.clock);
    bot.clock.advance(Duration.ofHours(24));
    assertThat(get.get()).isEqualTo(new Estadisticas(1, 1, 0, 0, 1, 0, 1));

    bot.clock.advance(Duration.ofSeconds(1));

    assertThat(get.get()).isEqualTo(new Estadisticas(1, 1, 0, 0, 1, 0, 0));
  }
}
