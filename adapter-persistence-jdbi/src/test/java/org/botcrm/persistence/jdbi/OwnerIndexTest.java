package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class OwnerIndexTest {
  private static final String PHONE = "584141234567";
  private static final List<ClienteId> NOBODY = List.of();
  private static final List<ClienteId> FIRST = List.of(new ClienteId(1));

  private final MutableClock clock = MutableClock.standing();
  private final Map<Integer, String> table = new ConcurrentHashMap<>();
  private final List<String> kept = new ArrayList<>();
  private final AtomicInteger readings = new AtomicInteger();
  private final ExecutorService others = Executors.newCachedThreadPool();
  private volatile Runnable whileReading = () -> {};

  private final OwnerIndex index =
      new OwnerIndex(
          this::read,
          JdbiClienteLookup.numbers(new LibPhoneNumbers("VE")),
          clock,
          cause -> kept.add(cause.getMessage()));

  private void read(OwnerIndex.Reader reader) {
    readings.incrementAndGet();
    whileReading.run();
    table.forEach(reader::field);
  }

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  private List<ClienteId> ownersLater(Duration later) {
    clock.advance(later);
    return index.owners(PHONE);
  }

  @Test
  void theFirstReadingMustWork() {
    table.put(1, "0414-1234567");
    breakReading();
    assertThatThrownBy(() -> index.owners(PHONE)).isInstanceOf(StorageException.class);

    whileReading = () -> {};

    assertThat(index.owners(PHONE)).isEqualTo(FIRST);
    assertThat(kept).isEmpty();
  }

  private void breakReading() {
    whileReading =
        () -> {
          throw new StorageException("no se pudo leer");
        };
  }

  @Test
  void whenReadingAgainFailsTheOldIndexIsKeptAndItIsSaidOnce() {
    table.put(1, "0414-1234567");
    index.owners(PHONE);
    breakReading();

    assertThat(ownersLater(Duration.ofSeconds(2))).isEqualTo(FIRST);
    assertThat(ownersLater(Duration.ofMillis(999))).isEqualTo(FIRST);
    assertThat(readings).as("not at each question").hasValue(2);
    assertThat(ownersLater(Duration.ofSeconds(2))).isEqualTo(FIRST);
    assertThat(readings).hasValue(3);
    assertThat(kept).containsExactly("no se pudo leer");

    whileReading = () -> {};
    table.clear();
    assertThat(ownersLater(Duration.ofSeconds(2))).isEqualTo(NOBODY);
    breakReading();
    assertThat(ownersLater(Duration.ofSeconds(2))).isEqualTo(NOBODY);
    assertThat(kept).as("again after it worked").hasSize(2);
  }

  @Test
  void aReadingThatTakesTooLongIsGivenUpAndNotBegunAgainSoon() {
    table.put(1, "0414-1234567");
    index.owners(PHONE);
    table.put(2, "0414-1234567");
    whileReading = () -> clock.advance(OwnerIndex.MAX_READING.plusMillis(1));

    assertThat(ownersLater(Duration.ofSeconds(2))).isEqualTo(FIRST);
    assertThat(kept).hasSize(1);
    assertThat(ownersLater(Duration.ofMinutes(10))).isEqualTo(FIRST);
    assertThat(readings).hasValue(2);
  }

  @Test
  void theFirstReadingMayTakeAsLongAsItNeeds() {
    table.put(1, "0414-1234567");
    whileReading = () -> clock.advance(OwnerIndex.MAX_READING.plusMillis(1));

    assertThat(index.owners(PHONE)).isEqualTo(FIRST);
  }

  @Test
  void whileOneReadsTheOthersGoOnWithTheOldIndex() throws Exception {
    table.put(1, "0414-1234567");
    index.owners(PHONE);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    whileReading =
        () -> {
          reading.countDown();
          await(release);
        };
    table.put(2, "0414-1234567");
    clock.advance(Duration.ofSeconds(2));
    CompletableFuture<List<ClienteId>> reader =
        CompletableFuture.supplyAsync(() -> index.owners(PHONE), others);
    await(reading);

    List<ClienteId> meanwhile =
        CompletableFuture.supplyAsync(() -> index.owners(PHONE), others).get(60, TimeUnit.SECONDS);
    release.countDown();

    assertThat(meanwhile).isEqualTo(FIRST);
    assertThat(reader.get(60, TimeUnit.SECONDS)).hasSize(2);
    assertThat(index.owners(PHONE)).hasSize(2);
    assertThat(readings).hasValue(2);
  }

  @Test
  void aClockThatWasPutBackDoesNotMakeTheIndexLastLonger() {
    index.owners(PHONE);
    table.put(1, "0414-1234567");

    assertThat(ownersLater(Duration.ofHours(-1))).isEqualTo(FIRST);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
