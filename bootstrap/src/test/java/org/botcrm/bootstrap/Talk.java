package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.botcrm.simulator.SimulatorClient;

/**
 * Twelve hundred people who write one after the other, until they are told to stop; each of them
 * every six seconds, which is as quickly as Meta lets a business number answer.
 */
final class Talk implements AutoCloseable {
  private static final int PHONES = 1_200;
  private static final int THREADS = 4;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final String ANSWERED =
      "SELECT count(*) FROM conversaciones_whatsapp WHERE respuesta_enviada";
  private static final String OPEN = "SELECT count(*) FROM salientes WHERE abierto";
  private static final String IDS =
      "SELECT message_id FROM conversaciones_whatsapp WHERE direccion = 'OUTBOUND'"
          + " AND to_number = ? ORDER BY id";

  private final SimulatorClient meta;
  private final AtomicIntegerArray said = new AtomicIntegerArray(PHONES);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> people = new ArrayList<>();
  private volatile boolean over;

  private Talk(SimulatorClient meta) {
    this.meta = meta;
  }

  static Talk begin(SimulatorClient meta) {
    Talk talk = new Talk(meta);
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      talk.people.add(talk.threads.submit(() -> talk.write(first)));
    }
    return talk;
  }

  /** Everybody says what they have to say; how many messages there were. */
  long end() throws Exception {
    over = true;
    for (Future<?> one : people) {
      one.get(5, TimeUnit.MINUTES);
    }
    return said();
  }

  /** Each message was answered once, and on each phone the answers are in the order of the chat. */
  void assertEachIsAnsweredOnceAndInOrder(Rows rows) throws InterruptedException {
    long all = said();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> rows.count(ANSWERED) >= all && rows.count(OPEN) == 0);
    assertThat(rows.count("SELECT count(*) FROM conversaciones_whatsapp WHERE direccion='INBOUND'"))
        .isEqualTo(all);
    Map<String, List<String>> stored = new HashMap<>();
    Map<String, List<String>> shown = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < PHONES; i++) {
      String phone = phone(i);
      stored.put(phone, rows.column(IDS, phone).stream().map(Objects::toString).toList());
      List<String> ids = new ArrayList<>();
      meta.awaitChanges(phone, 0, Duration.ZERO).outbound().forEach(m -> ids.add(m.messageId()));
      shown.put(phone, ids);
      counts.put(phone, ids.size());
      expected.put(phone, said.get(i));
    }
    assertThat(counts).as(Evidence.of(counts, expected, meta, rows)).isEqualTo(expected);
    assertThat(shown).isEqualTo(stored);
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }

  private long said() {
    long all = 0;
    for (int i = 0; i < PHONES; i++) {
      all += said.get(i);
    }
    return all;
  }

  /** Meta brings again what was not taken, so what was said once will be known in the end. */
  private Void write(int first) throws InterruptedException {
    for (int i = first; !over; i = (i + THREADS) % PHONES) {
      meta.say(phone(i), "hola");
      said.incrementAndGet(i);
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
    return null;
  }

  private static String phone(int i) {
    return "5841488%05d".formatted(i);
  }
}
