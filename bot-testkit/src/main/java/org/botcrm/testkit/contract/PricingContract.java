package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.message.Pricing;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What messages cost, counted once each. */
public interface PricingContract extends StorageContract {
  /** A quarter of an hour that the tests deliver in. */
  Instant QUARTER = Instant.parse("2026-11-22T03:45:00Z");

  private List<Cobros> charges() {
    return storage().conversaciones().listCobros(Instant.EPOCH, Steps.NOW.plus(Duration.ofDays(9)));
  }

  private static Cobros replies(Instant quarter, int messages, int charged) {
    String type = charged == 0 ? Pricing.FREE_CUSTOMER_SERVICE : Pricing.REGULAR;
    return new Cobros(quarter, Messages.NUMBER.value(), Pricing.SERVICE, type, messages, charged);
  }

  private static StatusUpdate status(String word, Instant at) {
    return Statuses.priced("wamid.sent", word, at, null);
  }

  private static StatusUpdate priced(String word, Instant at) {
    return Statuses.priced("wamid.sent", word, at, Statuses.CHARGED_REPLY);
  }

  private Steps sent() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    steps.accept(steps.claimOne(Steps.NOW), "wamid.sent");
    return steps;
  }

  @Test
  default void aMessageIsCountedWhenItIsDeliveredAndNotWhenItIsSent() {
    Steps steps = sent();

    steps.receive(priced("sent", QUARTER));
    assertThat(charges()).isEmpty();

    steps.receive(status("delivered", QUARTER.plusSeconds(899)));
    assertThat(charges()).containsExactly(replies(QUARTER, 1, 1));
  }

  @Test
  default void aMessageThatWasReadWithoutBeingDeliveredIsCounted() {
    Steps steps = sent();

    steps.receive(priced("sent", QUARTER), priced("read", QUARTER));

    assertThat(charges()).containsExactly(replies(QUARTER, 1, 1));
  }

  @Test
  default void aMessageThatFailedIsNotCountedUnlessItWasDelivered() {
    Steps steps = sent();
    steps.receive(priced("sent", QUARTER), priced("failed", QUARTER));
    assertThat(charges()).isEmpty();

    steps.receive(status("delivered", QUARTER));

    assertThat(charges()).containsExactly(replies(QUARTER, 1, 1));
  }

  @Test
  default void aMessageWithoutAPriceIsNotCounted() {
    Steps steps = sent();

    steps.receive(status("sent", QUARTER), status("delivered", QUARTER), status("read", QUARTER));

    assertThat(charges()).isEmpty();
  }

  @Test
  default void aPriceThatComesLastCountsWithTheTimeOfTheDelivery() {
    Steps steps = sent();
    steps.receive(status("delivered", QUARTER));

    steps.receive(priced("sent", QUARTER.minusSeconds(3600)));

    assertThat(charges()).containsExactly(replies(QUARTER, 1, 1));
  }

  @Test
  default void aDeliveryThatIsLearntAfterTheReadingMovesTheMessageToItsQuarter() {
    Steps steps = sent();
    steps.receive(priced("read", QUARTER.plus(Duration.ofDays(1))));

    steps.receive(priced("delivered", QUARTER));

    assertThat(charges()).containsExactly(replies(QUARTER, 1, 1));
  }

  @Test
  default void aPriceMayComeBeforeTheMessageIsKnown() {
    Steps steps = new Steps(storage());
    steps.receive(priced("sent", QUARTER), priced("delivered", QUARTER));
    assertThat(charges()).containsExactly(replies(QUARTER, 1, 1));

    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    steps.accept(claimed, "wamid.sent");
    steps.receive(Statuses.withCallback("wamid.sent", "read", claimed.callbackData()));

    assertThat(charges()).containsExactly(replies(QUARTER, 1, 1));
  }

  @Test
  default void kindsNumbersAndQuartersAreCountedApart() {
    Pricing template = new Pricing("authentication_international", null, null, null);
    StatusUpdate other = Statuses.priced("wamid.2", "read", QUARTER, Statuses.FREE_REPLY);
    new Steps(storage())
        .receive(
            Statuses.priced("wamid.1", "read", QUARTER, Statuses.FREE_REPLY),
            other,
            new StatusUpdate(
                Messages.OTHER_NUMBER,
                other.messageId(),
                "read",
                QUARTER,
                null,
                null,
                "{}",
                Statuses.FREE_REPLY),
            Statuses.priced("wamid.3", "read", QUARTER.plusSeconds(900), Statuses.FREE_REPLY),
            Statuses.priced("wamid.4", "read", QUARTER, Statuses.CHARGED_REPLY),
            Statuses.priced("wamid.5", "read", QUARTER, template));

    String number = Messages.NUMBER.value();
    String free = Pricing.FREE_CUSTOMER_SERVICE;
    assertThat(charges())
        .containsExactlyInAnyOrder(
            replies(QUARTER, 2, 0),
            new Cobros(QUARTER, Messages.OTHER_NUMBER.value(), Pricing.SERVICE, free, 1, 0),
            replies(QUARTER.plusSeconds(900), 1, 0),
            replies(QUARTER, 1, 1),
            new Cobros(QUARTER, number, Pricing.INTERNATIONAL, "", 1, 0));
  }

  @Test
  default void chargesAreThoseFromTheFirstQuarterUpToTheLast() {
    new Steps(storage())
        .receive(
            Statuses.priced("wamid.1", "read", QUARTER.minusSeconds(1), Statuses.FREE_REPLY),
            Statuses.priced("wamid.2", "read", QUARTER, Statuses.FREE_REPLY),
            Statuses.priced("wamid.3", "read", QUARTER.plusSeconds(900), Statuses.FREE_REPLY));

    assertThat(storage().conversaciones().listCobros(QUARTER, QUARTER.plusSeconds(900)))
        .containsExactly(replies(QUARTER, 1, 0));
  }

  /** What Meta may say of three messages of ours, and of one that another program sent. */
  private static List<StatusUpdate> everything(Random random) {
    List<StatusUpdate> all = new ArrayList<>();
    for (String wamid : List.of("wamid.0", "wamid.1", "wamid.2", "wamid.foreign")) {
      Pricing price = random.nextBoolean() ? Statuses.FREE_REPLY : Statuses.CHARGED_REPLY;
      Instant at = QUARTER.plus(Duration.ofHours(random.nextInt(48)));
      for (String word : List.of("sent", "failed", "delivered", "read", "played")) {
        if (random.nextInt(3) > 0) {
          all.add(Statuses.priced(wamid, word, at, random.nextBoolean() ? price : null));
          at = at.plusSeconds(random.nextInt(10_000));
        }
      }
    }
    return all;
  }

  @RepeatedTest(20)
  default void aMessageIsCountedOnceHoweverItsStatusesCome(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<StatusUpdate> all = everything(random);
    List<Cobros> expected = recount(all);
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "parte 0", "parte 1", "parte 2");
    List<StatusUpdate> repeated = new ArrayList<>();
    all.forEach(status -> repeated.addAll(Collections.nCopies(1 + random.nextInt(3), status)));
    Collections.shuffle(repeated, random);

    int known = 0;
    for (int from = 0; from < repeated.size(); ) {
      int to = Math.min(repeated.size(), from + 1 + random.nextInt(4));
      steps.receive(repeated.subList(from, to).toArray(StatusUpdate[]::new));
      if (known < 3) {
        steps.accept(steps.claimOne(Steps.NOW), "wamid." + known++);
      }
      from = to;
    }

    assertThat(charges()).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** By the rule as it is written, each message by itself. */
  private static List<Cobros> recount(List<StatusUpdate> all) {
    List<Cobros> each = new ArrayList<>();
    all.stream()
        .map(StatusUpdate::messageId)
        .distinct()
        .forEach(
            id -> {
              List<StatusUpdate> its = all.stream().filter(s -> s.messageId().equals(id)).toList();
              its.stream()
                  .filter(s -> List.of("delivered", "read", "played").contains(s.status()))
                  .findFirst()
                  .ifPresent(
                      first ->
                          its.stream()
                              .filter(s -> s.pricing() != null)
                              .findFirst()
                              .ifPresent(s -> each.add(one(first.timestamp(), s))));
            });
    return merged(each);
  }

  private static Cobros one(Instant at, StatusUpdate priced) {
    long seconds = at.getEpochSecond();
    return replies(
        Instant.ofEpochSecond(seconds - seconds % 900),
        1,
        Statuses.CHARGED_REPLY.equals(priced.pricing()) ? 1 : 0);
  }

  private static List<Cobros> merged(List<Cobros> each) {
    return each.stream()
        .distinct()
        .map(
            one -> {
              int times = Collections.frequency(each, one);
              return replies(one.desde(), times, one.cobrados() == 0 ? 0 : times);
            })
        .toList();
  }
}
