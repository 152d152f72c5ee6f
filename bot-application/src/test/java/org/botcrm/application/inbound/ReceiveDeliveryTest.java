package org.botcrm.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.BotListener;
import org.botcrm.application.RecordingListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.TestBot;
import org.botcrm.application.reply.ChatDispatcher;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.UnstorableException;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryAuthenticator;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.FailedDelivery;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

class ReceiveDeliveryTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final TestBot bot = new TestBot();
  private final List<byte[]> parsed = new ArrayList<>();
  private final DeliveryAuthenticator signedWithGood =
      (body, signature) -> "good".equals(signature);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final ChatDispatcher dispatcher =
      bot.dispatcher(
          bot.replyToChat(
              TestBot.saying(
                  body -> {
                    answered.countDown();
                    return "respuesta";
                  })));

  private ReceiveDelivery receiving(DeliveryStore store, BotListener listener) {
    DeliveryParser parser =
        body -> {
          parsed.add(body);
          return Deliveries.of(Messages.text("584141234567", "hola"));
        };
    return new ReceiveDelivery(signedWithGood, parser, store, dispatcher, listener, bot.clock);
  }

  @Test
  void aFailureThatConcernsTheWholeNumberIsToldOnceAndLoudly() {
    SendError locked = new SendError(131031, "La cuenta está bloqueada");
    StatusUpdate status = Statuses.failedAt("wamid.1", locked, bot.clock.instant());
    DeliveryParser parser = body -> Deliveries.of(new Fact.Status(status, Remedy.STOP_NUMBER));
    RecordingListener listener = new RecordingListener();
    ReceiveDelivery receiving =
        new ReceiveDelivery(
            signedWithGood, parser, bot.storage.deliveries(), dispatcher, listener, bot.clock);

    receiving.receive(BODY, "good");
    receiving.receive(BODY, "good");

    assertThat(listener.heard())
        .filteredOn(line -> line.startsWith("stopped"))
        .containsExactly("stopped " + Messages.NUMBER.value() + " 131031");
    assertThat(bot.storage.outbox().paces().get(Messages.NUMBER).stop()).isNotNull();
  }

  @Test
  void aSignedDeliveryIsStoredAndAnswered() throws Exception {
    ReceiveOutcome outcome =
        receiving(bot.storage.deliveries(), bot.listener).receive(BODY, "good");

    StoredDelivery stored = outcome.match(ReceiveOutcome.Stored::delivery, () -> null);
    assertThat(stored.messages()).isEqualTo(1);
    assertThat(bot.row("hola").creadoEn()).isEqualTo(bot.clock.instant());
    assertThat(parsed).containsExactly(BODY);
    assertThat(bot.listener.heard()).containsExactly("stored 1 in PT0S");
    try (dispatcher) {
      dispatcher.start();
      assertThat(answered.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void ofADeliveryWithoutARightSignatureNothingIsReadOrKept() {
    ReceiveDelivery receive = receiving(bot.storage.deliveries(), bot.listener);

    for (String signature : new String[] {"bad", "", null}) {
      assertThat(receive.receive(BODY, signature)).isEqualTo(new ReceiveOutcome.Refused());
    }

    assertThat(parsed).isEmpty();
    assertThat(bot.rows()).isEmpty();
    assertThat(bot.storage.deliveries().listFailed(new DeliveryId(0), 10)).isEmpty();
    assertThat(bot.listener.heard()).containsExactly("refused", "refused", "refused");
  }

  @Test
  void whatCouldNotBeStoredIsNotTakenForStored() {
    StorageException outage = new StorageException("no se pudo escribir");

    assertThatThrownBy(() -> receiving(new BrokenStore(outage), bot.listener).receive(BODY, "good"))
        .isSameAs(outage);

    assertThat(bot.listener.heard()).isEmpty();
  }

  @Test
  void aListenerThatThrowsDoesNotStopTheMessage() {
    ReceiveDelivery receive =
        receiving(bot.storage.deliveries(), SafeListener.of(List.of(RecordingListener.throwing())));

    assertThat(receive.receive(BODY, "good")).isInstanceOf(ReceiveOutcome.Stored.class);
    assertThat(receive.receive(BODY, "bad")).isInstanceOf(ReceiveOutcome.Refused.class);

    assertThat(bot.row("hola").procesado()).isFalse();
  }

  @Test
  void aRedeliveredMessageIsStoredOnce() {
    ReceiveDelivery receive = receiving(bot.storage.deliveries(), bot.listener);

    receive.receive(BODY, "good");
    receive.receive(BODY, "good");

    assertThat(bot.rows()).hasSize(1);
    assertThat(bot.listener.heard()).containsExactly("stored 1 in PT0S", "stored 0 in PT0S");
  }

  @Test
  void whatTheDatabaseCanNeverStoreIsKeptAsItCameAndTakenForReceived() {
    DeliveryStore store = bot.storage.deliveries();
    ReceiveDelivery receive = receiving(new PickyStore(store), bot.listener);

    assertThat(receive.receive(BODY, "good")).isInstanceOf(ReceiveOutcome.Stored.class);

    assertThat(bot.rows()).isEmpty();
    assertThat(store.listFailed(new DeliveryId(0), 10))
        .extracting(failed -> failed.delivery().body())
        .containsExactly(BODY);
    assertThat(bot.listener.heard()).containsExactly("unread", "stored 0 in PT0S");
  }

  @Test
  void aDeliveryThatCannotBeReadIsToldOf() {
    DeliveryParser parser = body -> ParsedDelivery.unreadable("no es JSON");
    new ReceiveDelivery(
            signedWithGood, parser, bot.storage.deliveries(), dispatcher, bot.listener, bot.clock)
        .receive(BODY, "good");

    assertThat(bot.listener.heard()).containsExactly("unread", "stored 0 in PT0S");
  }

  /** Refuses every delivery that says something. */
  private record PickyStore(DeliveryStore store) implements DeliveryStore {
    @Override
    public CompletionStage<StoredDelivery> storeAsync(Delivery delivery, ParsedDelivery parsed) {
      return parsed.facts().isEmpty()
          ? store.storeAsync(delivery, parsed)
          : CompletableFuture.failedFuture(new UnstorableException("no cabe"));
    }

    @Override
    public List<FailedDelivery> listFailed(DeliveryId after, int limit) {
      return store.listFailed(after, limit);
    }

    @Override
    public StoredDelivery storeAgain(DeliveryId id, ParsedDelivery parsed) {
      return store.storeAgain(id, parsed);
    }
  }

  /** A database that is down. */
  private record BrokenStore(StorageException outage) implements DeliveryStore {
    @Override
    public CompletionStage<StoredDelivery> storeAsync(Delivery delivery, ParsedDelivery parsed) {
      throw outage;
    }

    @Override
    public List<FailedDelivery> listFailed(DeliveryId after, int limit) {
      throw outage;
    }

    @Override
    public StoredDelivery storeAgain(DeliveryId id, ParsedDelivery parsed) {
      throw outage;
    }
  }
}
