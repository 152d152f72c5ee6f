package org.botcrm.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.botcrm.application.TestBot;
import org.botcrm.application.inbound.ReplayDeliveries.Replayed;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.FailedDelivery;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

class ReplayDeliveriesTest {
  private final TestBot bot = new TestBot();
  private final List<String> read = new ArrayList<>();

  private void storeFailed(String body) {
    bot.storage
        .deliveries()
        .store(Deliveries.raw(body, bot.clock.instant()), ParsedDelivery.unreadable("no es JSON"));
  }

  /** A parser that has learnt to read all but what is {@code bad}. */
  private Replayed replay() {
    return replay(bot.storage.deliveries());
  }

  private Replayed replay(DeliveryStore store) {
    DeliveryParser parser =
        body -> {
          String text = new String(body, StandardCharsets.UTF_8);
          read.add(text);
          return text.startsWith("bad")
              ? ParsedDelivery.unreadable("no es JSON")
              : Deliveries.of(Messages.text("584141234567", text));
        };
    return new ReplayDeliveries(
            parser, store, bot.dispatcher(bot.replyToChat(TestBot.saying(body -> body))))
        .replay();
  }

  @Test
  void nothingFailedIsNothingToReplay() {
    assertThat(replay()).isEqualTo(new Replayed(0, 0, 0));
  }

  @Test
  void everyFailedDeliveryIsReadAgainOnceOldestFirstHoweverMany() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      bodies.add((i % 10 == 0 ? "bad " : "good ") + i);
      storeFailed(bodies.get(i));
    }

    assertThat(replay()).isEqualTo(new Replayed(250, 25, 225));

    assertThat(read).isEqualTo(bodies);
    assertThat(bot.storage.deliveries().listFailed(new DeliveryId(0), 1000)).hasSize(25);
    assertThat(replay()).isEqualTo(new Replayed(25, 25, 0));
  }

  @Test
  void aMessageThatWasStoredBeforeIsNotStoredAgain() {
    bot.receive(Messages.text("584141234567", "good"));
    storeFailed("good");

    assertThat(replay()).isEqualTo(new Replayed(1, 0, 0));

    assertThat(bot.rows()).hasSize(1);
  }

  @Test
  void deliveriesThatCannotBeStoredStayFailedAndHoldUpNoOther() {
    for (String body : List.of("good 1", "poison 2", "poison 3", "poison 4", "good 5")) {
      storeFailed(body);
    }
    CountingStore store = new CountingStore(parsed -> says(parsed, "poison"));

    assertThat(replay(store)).isEqualTo(new Replayed(5, 3, 2));

    assertThat(bot.storage.deliveries().listFailed(new DeliveryId(0), 10))
        .extracting(one -> new String(one.delivery().body(), StandardCharsets.UTF_8))
        .containsExactly("poison 2", "poison 3", "poison 4");
    assertThat(store.errors)
        .containsExactlyElementsOf(Collections.nCopies(3, "no se pudo guardar: no cabe"));
  }

  private static boolean says(ParsedDelivery parsed, String word) {
    return parsed.facts().stream()
        .anyMatch(fact -> ((Fact.Message) fact).message().body().startsWith(word));
  }

  @Test
  void aDatabaseThatIsAwayEndsTheReplay() {
    for (String body : List.of("good 1", "good 2", "good 3", "good 4")) {
      storeFailed(body);
    }
    AtomicInteger writes = new AtomicInteger();
    CountingStore store = new CountingStore(parsed -> writes.incrementAndGet() > 1);

    assertThatThrownBy(() -> replay(store)).isInstanceOf(StorageException.class);

    assertThat(writes).as("one that works, and one that fails twice").hasValue(3);
    assertThat(bot.rows()).extracting(Conversacion::body).containsExactly("good 1");
    assertThat(replay()).isEqualTo(new Replayed(3, 0, 3));
  }

  @Test
  void onlyAFewOfTheRawDeliveriesAreInMemoryAtOnce() {
    for (int i = 0; i < 25; i++) {
      storeFailed("good " + i);
    }
    CountingStore store = new CountingStore(parsed -> false);

    assertThat(replay(store)).isEqualTo(new Replayed(25, 0, 25));

    assertThat(store.pages).containsExactly(10, 10, 5, 0);
  }

  /** Refuses what it is told to, and writes down what it is asked. */
  private final class CountingStore implements DeliveryStore {
    private final DeliveryStore store = bot.storage.deliveries();
    private final Predicate<ParsedDelivery> refused;
    private final List<Integer> pages = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private CountingStore(Predicate<ParsedDelivery> refused) {
      this.refused = refused;
    }

    @Override
    public CompletionStage<StoredDelivery> storeAsync(Delivery delivery, ParsedDelivery parsed) {
      return store.storeAsync(delivery, parsed);
    }

    @Override
    public List<FailedDelivery> listFailed(DeliveryId after, int limit) {
      List<FailedDelivery> page = store.listFailed(after, limit);
      pages.add(page.size());
      return page;
    }

    @Override
    public StoredDelivery storeAgain(DeliveryId id, ParsedDelivery parsed) {
      if (refused.test(parsed)) {
        throw new StorageException("no cabe");
      }
      if (parsed.error() != null) {
        errors.add(parsed.error());
      }
      return store.storeAgain(id, parsed);
    }
  }
}
