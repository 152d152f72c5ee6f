package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.botcrm.application.SafeListener;
import org.botcrm.application.subscription.NotificationSettings;
import org.botcrm.application.subscription.NotifySubscribers;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionSecret;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.botcrm.subscriber.http.HttpNotificationSender;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Subscribers over real HTTP, of a bot on a real database, by a clock that stands still. */
@Timeout(120)
class SubscribersTest {
  private static final SubscriptionSecret SECRET =
      new SubscriptionSecret("firma_0123456789abcdef0123456789abcdef");

  @TempDir private Path folder;
  private final MutableClock clock = MutableClock.standing();
  private final LocalSubscriber subscriber = new LocalSubscriber();

  @AfterEach
  void stop() {
    subscriber.close();
  }

  private Node sqlite() {
    return new Node("jdbc:sqlite:" + folder.resolve("bot.db"), true);
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void everyEventComesOnceAndInItsOrderAndSigned() throws Exception {
    try (Node node = sqlite()) {
      node.subscribe();
      node.write(120);

      node.drain();

      assertThat(subscriber.offsets()).isEqualTo(upTo(240));
      assertThat(subscriber.calls()).hasSize(3);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      for (LocalSubscriber.Call call : subscriber.calls()) {
        mac.update((call.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(call.signature())
            .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(call.body())));
        assertThat(call.timestamp()).isEqualTo("" + clock.instant().getEpochSecond());
      }
    }
  }

  @Test
  void whatASubscriberDidNotTakeComesAgain() {
    try (Node node = sqlite()) {
      node.subscribe();
      node.write(2);
      subscriber.plan(500);

      node.drain();
      assertThat(node.progress().attempts()).isEqualTo(1);
      assertThat(node.progress().reason()).contains("500");
      int calls = subscriber.calls().size();
      node.drain();
      assertThat(subscriber.calls()).as("not before it is time").hasSize(calls);

      subscriber.answerAll(LocalSubscriber.HANG_UP);
      clock.set(node.progress().dueAt());
      node.drain();
      assertThat(node.progress().attempts()).isEqualTo(2);
      assertThat(node.progress().reason()).contains("cortó");

      subscriber.answerAll(200);
      clock.set(node.progress().dueAt());
      node.drain();
      assertThat(node.progress()).isEqualTo(SubscriptionProgress.upTo(4, clock.instant()));
      List<Long> offsets = subscriber.offsets();
      assertThat(offsets.subList(offsets.size() - 4, offsets.size())).isEqualTo(upTo(4));
    }
  }

  @Test
  void whatIsNotTakenForADayBecomesADeadLetterThatIsToldAgainOnRequest() {
    try (Node node = sqlite()) {
      node.subscribe();
      node.write(1);
      subscriber.answerAll(503);
      node.drain();
      clock.advance(Duration.ofDays(1).minusSeconds(1));
      node.drain();
      assertThat(node.letters()).isEmpty();

      clock.set(node.progress().dueAt());
      node.drain();
      assertThat(node.letters()).isEqualTo(upTo(2));
      assertThat(node.progress().cursor()).isEqualTo(2);

      subscriber.answerAll(200);
      int before = subscriber.offsets().size();
      node.database.subscriptions().repository().repeatDeadLetters(1);
      node.drain();
      assertThat(node.letters()).isEmpty();
      assertThat(subscriber.offsets().subList(before, before + 2)).isEqualTo(upTo(2));
    }
  }

  @Test
  void noRedirectIsFollowed() {
    try (Node node = sqlite()) {
      node.subscribe();
      node.write(1);
      subscriber.plan(302);

      node.drain();

      assertThat(subscriber.calls()).extracting(LocalSubscriber.Call::path).containsOnly("/avisos");
      assertThat(node.progress().cursor()).isZero();
      assertThat(node.progress().reason()).contains("302");
    }
  }

  @Test
  void nobodyInThisNetworkIsToldUnlessThatIsAllowed() {
    try (Node node = new Node("jdbc:sqlite:" + folder.resolve("bot.db"), false)) {
      node.subscribe();
      node.write(1);

      node.drain();

      assertThat(subscriber.calls()).isEmpty();
      assertThat(node.progress().attempts()).isEqualTo(1);
    }
  }

  @Test
  void afterARestartItGoesOnWhereItWas() {
    try (Node node = sqlite()) {
      node.subscribe();
      node.write(2);
      node.drain();
    }
    try (Node node = sqlite()) {
      node.write(1);
      node.drain();

      assertThat(subscriber.offsets()).isEqualTo(upTo(6));
    }
  }

  @Test
  void aTurnThatWasBrokenOffIsTakenUpWhenItRanOut() {
    try (Node node = sqlite()) {
      node.subscribe();
      node.write(1);
      node.database
          .subscriptions()
          .queue()
          .claim(2, clock.instant(), clock.instant().plusSeconds(60));
    }
    try (Node node = sqlite()) {
      node.drain();
      assertThat(subscriber.calls()).isEmpty();
      clock.advance(Duration.ofSeconds(60));
      node.drain();

      assertThat(subscriber.offsets()).isEqualTo(upTo(2));
    }
  }

  @Test
  void twoNodesOnOneDatabaseTellEachEventOnceAndInOrder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Node one = new Node(postgres.getJdbcUrl("postgres", "postgres"), true);
        Node other = new Node(postgres.getJdbcUrl("postgres", "postgres"), true)) {
      one.subscribe();
      List<Future<?>> running =
          List.of(
              threads.submit(() -> one.tellUntil(400)), threads.submit(() -> other.tellUntil(400)));
      for (int i = 0; i < 20; i++) {
        (i % 2 == 0 ? one : other).write(10);
      }
      for (Future<?> node : running) {
        node.get(60, TimeUnit.SECONDS);
      }

      assertThat(subscriber.offsets()).isEqualTo(upTo(400));
      assertThat(subscriber.mostAtOnce()).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  /** One process: what it has of the database and of HTTP, without threads of its own. */
  private final class Node implements AutoCloseable {
    private final JdbiPersistence database;
    private final HttpNotificationSender sender;
    private final NotifySubscribers notify;

    private Node(String url, boolean privateToo) {
      database =
          JdbiPersistence.open(DatabaseSettings.parse(url, null), new LibPhoneNumbers("VE"), clock);
      sender = new HttpNotificationSender(privateToo);
      notify =
          new NotifySubscribers(
              database.feed(),
              database.subscriptions(),
              sender,
              NotificationSettings.standard(),
              () -> Long.MIN_VALUE,
              SafeListener.of(List.of()),
              clock);
    }

    private void subscribe() {
      database
          .subscriptions()
          .repository()
          .add(new NewSubscription(subscriber.url(), Set.of(), SECRET, 0), clock.instant());
    }

    /** Each of so many people writes for the first time: two events. */
    private void write(int people) {
      for (int i = 0; i < people; i++) {
        String phone = "58414" + (1_000_000 + database.feed().last());
        database
            .deliveries()
            .store(
                Deliveries.raw("{}", clock.instant()), Deliveries.of(Messages.text(phone, "hola")));
      }
    }

    private void drain() {
      while (notify.next()) {
        assertThat(subscriber.calls()).hasSizeLessThan(1000);
      }
    }

    private void tellUntil(long offset) {
      while (progress().cursor() < offset) {
        notify.next();
      }
    }

    private SubscriptionProgress progress() {
      return database.subscriptions().repository().find(1).orElseThrow().progress();
    }

    private List<Long> letters() {
      return database.subscriptions().repository().deadLetters(1, null, 100).stream()
          .map(letter -> letter.event().offset())
          .toList();
    }

    @Override
    public void close() {
      sender.close();
      database.close();
    }
  }
}
