package org.botcrm.testkit.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.MessageSample;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;

/** Makes facts that differ from each other, about a few people; the same for the same seed. */
final class FactGenerator {
  private static final List<Person> PEOPLE =
      List.of(
          new Person("VE.1", "584141234567", "584141234567"),
          new Person("MX.2", "5215512345678", "525512345678"),
          new Person("AR.3", "5491123456789", "541123456789"),
          new Person("BR.4", "551187654321", "5511987654321"));
  private static final List<String> WORDS =
      List.of("sent", "delivered", "read", "played", "failed", "teleported");
  private static final int SENT = 4;

  private final Random random;

  FactGenerator(Random random) {
    this.random = random;
  }

  /** Answers that Meta took before the facts come: {@code wamid.sent.0} and so on. */
  static void prepare(BotStorage storage) {
    Steps steps = new Steps(storage);
    Instant before = Steps.NOW.minusSeconds(1000);
    for (int i = 0; i < SENT; i += 2) {
      ReceivedMessage question =
          Messages.from(PEOPLE.get(i).phone).at(before.plusSeconds(i)).body("antes " + i).build();
      steps.exchange(question, "parte " + i, "parte " + (i + 1));
      for (int part = i; part < i + 2; part++) {
        OutboundMessage claimed = steps.claimOne(Steps.NOW);
        steps.accept(claimed, "wamid.sent." + part);
      }
    }
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    int messages = 5 + random.nextInt(25);
    for (int i = 0; i < messages; i++) {
      facts.add(new Fact.Message(message(i)));
    }
    for (int sent = 0; sent < SENT + 1; sent++) {
      facts.addAll(Deliveries.facts(statuses("wamid.sent." + sent)));
    }
    facts.addAll(Deliveries.facts(statuses("wamid.fact.1")));
    for (int i = random.nextInt(4); i > 0; i--) {
      facts.add(Deliveries.event("{\"e\":" + i + "}"));
      facts.add(Deliveries.unreadable("{\"u\":" + i + "}"));
    }
    return facts;
  }

  /** Each has a moment of its own, so that ids, which follow arrival, never decide an order. */
  private ReceivedMessage message(int i) {
    MessageSample sample = from(PEOPLE.get(random.nextInt(PEOPLE.size())), i);
    if (random.nextInt(3) == 0) {
      sample.atOtherNumber();
    }
    if (random.nextInt(4) == 0) {
      sample.notAnswerable();
    }
    int moment = random.nextInt(500) * 100 + i;
    return sample
        .id("wamid.fact." + i)
        .body("mensaje " + i)
        .profileName(random.nextBoolean() ? null : "Nombre " + i)
        .at(Steps.NOW.minusNanos(moment * 1000L))
        .build();
  }

  private MessageSample from(Person person, int i) {
    String phone = random.nextBoolean() ? person.phone : person.otherWriting;
    return switch (random.nextInt(8)) {
      case 0, 1 -> Messages.from(phone);
      case 2, 3 -> Messages.fromUser(person.user);
      case 4 -> Messages.from(phone, person.user);
      case 5 -> Messages.echoTo(phone);
      case 6 -> Messages.inGroup("group " + i % 2, phone);
      default -> Messages.fromNobody();
    };
  }

  private StatusUpdate[] statuses(String wamid) {
    return WORDS.stream()
        .filter(word -> random.nextBoolean())
        .map(
            word ->
                word.equals("failed")
                    ? Statuses.failed(wamid, Statuses.UNDELIVERABLE)
                    : Statuses.of(wamid, word))
        .toArray(StatusUpdate[]::new);
  }

  /** Meta's id of somebody and two writings of their phone, which stay theirs. */
  private record Person(String user, String phone, String otherWriting) {}
}
