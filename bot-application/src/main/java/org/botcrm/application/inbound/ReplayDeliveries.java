package org.botcrm.application.inbound;

import jakarta.inject.Inject;
import java.util.List;
import org.botcrm.application.reply.ChatSignal;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.FailedDelivery;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;

/** Reads again the deliveries of which something could not be read. */
public final class ReplayDeliveries {
  private static final int BATCH = 100;

  private final DeliveryParser parser;
  private final DeliveryStore store;
  private final ChatSignal chats;

  /** Over the ports it needs. */
  @Inject
  public ReplayDeliveries(DeliveryParser parser, DeliveryStore store, ChatSignal chats) {
    this.parser = parser;
    this.store = store;
    this.chats = chats;
  }

  /**
   * Reads every failed delivery once more, oldest first, and stores what is new in it.
   *
   * @throws org.botcrm.domain.StorageException when the database fails; what was replayed before
   *     stays
   */
  public Replayed replay() {
    Replayed total = new Replayed(0, 0, 0);
    DeliveryId after = new DeliveryId(0);
    List<FailedDelivery> batch = store.listFailed(after, BATCH);
    while (!batch.isEmpty()) {
      for (FailedDelivery failed : batch) {
        total = total.plus(replay(failed));
      }
      after = batch.get(batch.size() - 1).id();
      batch = store.listFailed(after, BATCH);
    }
    return total;
  }

  private Replayed replay(FailedDelivery failed) {
    ParsedDelivery parsed = parser.parse(failed.delivery().body());
    StoredDelivery stored = store.storeAgain(failed.id(), parsed);
    chats.answer(stored.toAnswer());
    return new Replayed(1, parsed.hasErrors() ? 1 : 0, stored.messages());
  }

  /**
   * What a replay did.
   *
   * @param deliveries read again
   * @param stillFailed of those, still with something unreadable
   * @param messages new messages found
   */
  public record Replayed(int deliveries, int stillFailed, int messages) {
    private Replayed plus(Replayed other) {
      return new Replayed(
          deliveries + other.deliveries,
          stillFailed + other.stillFailed,
          messages + other.messages);
    }
  }
}
