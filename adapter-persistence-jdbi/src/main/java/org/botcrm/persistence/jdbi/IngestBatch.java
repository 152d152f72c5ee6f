package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.ClientCall;
import org.jspecify.annotations.Nullable;

/** Stores many deliveries, each with all that it says. For the thread of one writer. */
final class IngestBatch implements BatchOperation<Ingest, StoredDelivery> {
  private static final BulkInsert INSERT =
      new BulkInsert(
          "entregas",
          "",
          List.of("id"),
          "id bigint",
          "recibido_en timestamptz",
          "cuerpo bytea",
          "fallida boolean",
          "error text");

  private final ChatDirectory chats = new ChatDirectory();
  private final MessageWrites messages;
  private final StatusWrites statuses;
  private final Clock clock;

  IngestBatch(String installation, Duration rest, Clock clock) {
    this.messages = new MessageWrites(chats, rest);
    this.statuses = new StatusWrites(installation);
    this.clock = clock;
  }

  @Override
  public boolean locksChats() {
    return true;
  }

  @Override
  public List<StoredDelivery> apply(WriteSession session, List<Ingest> inputs) throws SQLException {
    List<Tally> tallies = deliveries(session, inputs);
    Counters counters = new Counters();
    messages.store(session, facts(inputs, tallies, Fact.Message.class), counters);
    List<Sourced<Fact>> fresh = EventWrites.store(session, events(inputs, tallies));
    storeConsents(session, fresh);
    storeCalls(session, fresh);
    // After all that locks chats: statuses lock rows of the outbox.
    List<Sourced<Fact.Status>> news =
        statuses.store(session, facts(inputs, tallies, Fact.Status.class), counters);
    counters.write(session);
    // Last, like every writer that has rows of the outbox.
    NumberStatuses.apply(session, news);
    return tallies.stream().map(Tally::stored).toList();
  }

  /** Those of new events: a person may have said otherwise since an old one. */
  private void storeConsents(WriteSession session, List<Sourced<Fact>> events) throws SQLException {
    ConsentWrites writes = new ConsentWrites();
    for (Sourced<Fact> sourced : events) {
      ContactConsent consent = sourced.fact() instanceof Fact.Event event ? event.consent() : null;
      if (consent != null) {
        ChatKey key = ChatKey.of(consent.phoneNumberId(), consent.contact());
        Long chat = chats.resolve(session, Set.of(key), sourced.at()).get(key);
        writes.add(chat, consent.change(), sourced.at());
      }
    }
    writes.write(session);
  }

  /** Those of new events, too: what is in an old one is in its chat. */
  private void storeCalls(WriteSession session, List<Sourced<Fact>> events) throws SQLException {
    CallWrites writes = new CallWrites();
    for (Sourced<Fact> sourced : events) {
      ClientCall call = sourced.fact() instanceof Fact.Event event ? event.call() : null;
      if (call != null) {
        writes.add(call);
      }
    }
    writes.write(session, chats, clock.instant());
  }

  @Override
  public void committed() {
    chats.committed();
    messages.committed();
  }

  @Override
  public void rolledBack() {
    chats.rolledBack();
    messages.rolledBack();
  }

  private List<Tally> deliveries(WriteSession session, List<Ingest> inputs) throws SQLException {
    int fresh = (int) inputs.stream().filter(input -> input.delivery() != null).count();
    long[] ids = session.nextIds("entregas", fresh);
    List<@Nullable Object[]> rows = new ArrayList<>(fresh);
    List<Tally> tallies = new ArrayList<>(inputs.size());
    for (Ingest input : inputs) {
      Delivery delivery = input.delivery();
      DeliveryId again = input.again();
      if (delivery != null) {
        long id = ids[rows.size()];
        rows.add(row(id, delivery, input));
        tallies.add(new Tally(id, delivery.receivedAt()));
      } else if (again != null) {
        readAgain(session, again, input);
        tallies.add(new Tally(again.value(), clock.instant()));
      }
    }
    INSERT.run(session, rows);
    return tallies;
  }

  private static @Nullable Object[] row(long id, Delivery delivery, Ingest input) {
    return new Object[] {
      id, delivery.receivedAt(), delivery.body(), input.parsed().hasErrors(), input.parsed().error()
    };
  }

  private static void readAgain(WriteSession session, DeliveryId id, Ingest input)
      throws SQLException {
    session.update(
        "UPDATE entregas SET fallida = ?, error = ? WHERE id = ?",
        input.parsed().hasErrors(),
        input.parsed().error(),
        id.value());
    EventWrites.forgetReadable(session, id.value(), input.parsed().facts());
  }

  private static <F extends Fact> List<Sourced<F>> facts(
      List<Ingest> inputs, List<Tally> tallies, Class<F> kind) {
    List<Sourced<F>> facts = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      for (Fact fact : inputs.get(i).parsed().facts()) {
        if (kind.isInstance(fact)) {
          facts.add(new Sourced<>(kind.cast(fact), tallies.get(i)));
        }
      }
    }
    return facts;
  }

  private static List<Sourced<Fact>> events(List<Ingest> inputs, List<Tally> tallies) {
    List<Sourced<Fact>> events = new ArrayList<>();
    events.addAll(upcast(facts(inputs, tallies, Fact.Event.class)));
    events.addAll(upcast(facts(inputs, tallies, Fact.Unreadable.class)));
    return events;
  }

  private static List<Sourced<Fact>> upcast(List<? extends Sourced<? extends Fact>> facts) {
    List<Sourced<Fact>> result = new ArrayList<>(facts.size());
    facts.forEach(sourced -> result.add(new Sourced<>(sourced.fact(), sourced.from())));
    return result;
  }

  /**
   * A fact and the delivery that it came in.
   *
   * @param fact the fact
   * @param from counts what became of the facts of that delivery
   */
  record Sourced<F extends Fact>(F fact, Tally from) {
    Instant at() {
      return from.receivedAt();
    }
  }
}
