package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongFunction;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.JdbiDialogues;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.DialoguePorts;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of runs in which everything goes wrong that may: webhooks come twice, late, mixed and
 * reordered; requests are refused, answers lost; processes die between any two steps, stand still
 * and wake up, and work beside each other; the clock jumps. In the end every message is answered
 * once, in order, and what is stored is what a run without trouble leaves.
 *
 * <p>{@code -Dbot.schedules=100000} makes more of them, {@code -Dbot.schedule.seed=17} begins with
 * another one.
 */
class ScheduleTest {
  private static final int IN_MEMORY = Integer.getInteger("bot.schedules", 2_000);
  private static final int ON_SQLITE = Math.max(8, IN_MEMORY / 16);
  private static final int ON_POSTGRESQL = Math.max(8, IN_MEMORY / 80);
  private static final long FIRST = Long.getLong("bot.schedule.seed", 1);

  @Test
  void inMemoryEveryScheduleEndsAsOneWithoutTrouble() {
    assertAllEndWell(IN_MEMORY, seed -> new InMemoryBotStorage(), MutableClock.standing());
  }

  @Test
  void onSqliteEveryScheduleEndsAsOneWithoutTrouble(@TempDir Path folder) {
    MutableClock clock = MutableClock.standing();
    DatabaseSettings settings =
        DatabaseSettings.parse("jdbc:sqlite:" + folder.resolve("bot.db"), null);
    try (JdbiPersistence database =
        JdbiPersistence.open(settings, new LibPhoneNumbers("VE"), clock)) {
      BotStorage storage = new Stored(database);
      assertAllEndWell(ON_SQLITE, seed -> storage, clock);
    }
  }

  @Test
  void onPostgresqlEveryScheduleEndsAsOneWithoutTrouble() throws IOException {
    MutableClock clock = MutableClock.standing();
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder().setPGStartupWait(RunningBot.PATIENCE).start();
        JdbiPersistence database =
            JdbiPersistence.open(
                DatabaseSettings.parse(server.getJdbcUrl("postgres", "postgres"), null),
                new LibPhoneNumbers("VE"),
                clock)) {
      BotStorage storage = new Stored(database);
      assertAllEndWell(ON_POSTGRESQL, seed -> storage, clock);
    }
  }

  private static void assertAllEndWell(
      int schedules, LongFunction<BotStorage> storages, MutableClock clock) {
    Map<String, String> expected =
        new ScheduledWorld(new InMemoryBotStorage(), MutableClock.standing(), 0, false).run();
    assertThat(expected).hasSize(30);
    for (long seed = FIRST; seed < FIRST + schedules; seed++) {
      ScheduledWorld world = new ScheduledWorld(storages.apply(seed), clock, seed, true);
      try {
        assertThat(world.run()).isEqualTo(expected);
      } catch (RuntimeException | AssertionError e) {
        String schedule = String.join("\n", world.trace());
        throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + schedule, e);
      }
    }
  }

  /** A database as the test kit sees storages. */
  private record Stored(JdbiPersistence database) implements BotStorage {
    @Override
    public FeedRepository feed() {
      return database.feed();
    }

    @Override
    public DeliveryStore deliveries() {
      return database.deliveries();
    }

    @Override
    public ReplyQueue replies() {
      return database.replies();
    }

    @Override
    public Outbox outbox() {
      return database.outbox();
    }

    @Override
    public MediaQueue media() {
      return database.media();
    }

    @Override
    public ChatRepository chats() {
      return database.chats();
    }

    @Override
    public OutboundQueue outbound() {
      return database.outbound();
    }

    @Override
    public ConsentRepository consents() {
      return database.consents();
    }

    @Override
    public ConversacionRepository conversaciones() {
      return database.conversaciones();
    }

    @Override
    public TemplateCatalog templates() {
      return database.templates();
    }

    @Override
    public DialoguePorts dialogues() {
      JdbiDialogues dialogues = database.dialogues();
      return new DialoguePorts(
          dialogues.pagos(),
          dialogues.promesas(),
          dialogues.solicitudes(),
          dialogues.trust(),
          dialogues.codes(),
          dialogues.traces(),
          dialogues.misunderstood());
    }
  }
}
