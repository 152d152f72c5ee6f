package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whatever the order, the repeats and the grouping in which Meta brings the same facts, the
 * database ends the same. Compared with an {@link InMemoryBotStorage} that got each fact once, in
 * order.
 */
public interface FactOrderContract extends StorageContract {

  /** The first of the seeds, which are numbered from it. Change it to try other cases. */
  default long firstSeed() {
    return 20_261_122L;
  }

  @RepeatedTest(40)
  default void theSameFactsEndInTheSameDatabaseHoweverTheyCome(RepetitionInfo repetition) {
    long seed = firstSeed() + repetition.getCurrentRepetition();
    List<Fact> facts = new FactGenerator(new Random(seed)).facts();
    BotStorage expected = new InMemoryBotStorage();
    FactGenerator.prepare(expected);
    StoredDelivery once = new Steps(expected).receive(ParsedDelivery.of(facts));

    FactGenerator.prepare(storage());
    List<StoredDelivery> stored = bringSomehow(facts, new Random(seed));

    assertThat(StorageSnapshot.of(storage()))
        .as("seed %d", seed)
        .isEqualTo(StorageSnapshot.of(expected));
    assertThat(counts(stored)).as("seed %d", seed).isEqualTo(counts(List.of(once)));
  }

  /** Each fact one to three times, shuffled, in deliveries of one to ten. */
  private List<StoredDelivery> bringSomehow(List<Fact> facts, Random random) {
    List<Fact> all = new ArrayList<>();
    for (Fact fact : facts) {
      all.addAll(Collections.nCopies(1 + random.nextInt(3), fact));
    }
    Collections.shuffle(all, random);
    List<StoredDelivery> stored = new ArrayList<>();
    for (int from = 0; from < all.size(); ) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(10));
      List<Fact> some = all.subList(from, to);
      stored.add(new Steps(storage()).receive(ParsedDelivery.of(some)));
      assertThat(facts(stored.get(stored.size() - 1))).isEqualTo(some.size());
      from = to;
    }
    return stored;
  }

  private static int facts(StoredDelivery s) {
    return s.messages() + s.duplicates() + s.statuses() + s.events() + s.unreadable();
  }

  /** How many new messages, statuses, events and unreadable elements there were in all. */
  private static List<Integer> counts(List<StoredDelivery> stored) {
    return List.of(
        stored.stream().mapToInt(StoredDelivery::messages).sum(),
        stored.stream().mapToInt(StoredDelivery::statuses).sum(),
        stored.stream().mapToInt(StoredDelivery::events).sum(),
        stored.stream().mapToInt(StoredDelivery::unreadable).sum());
  }
}
