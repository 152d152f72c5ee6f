package org.botcrm.application.inbound;

import jakarta.inject.Inject;
import java.util.List;
import org.botcrm.application.reply.ChatSignal;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.FailedDelivery;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;

/** Reads again the deliveries of which something could not be read. */
public final class ReplayDeliveries {
  // A delivery may have 3 MB, and a page of them is in memory at once.
  private static final int PAGE = 10;

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
   * Reads every failed delivery once more, oldest first, and stores what is new in it. One that
   * cannot be stored because of what it says stays failed, and the next ones are read.
   *
   * @throws StorageException when the database is away; what was replayed before stays
   */
  public Replayed replay() {
    Replayed total = new Replayed(0, 0, 0);
    DeliveryId after = new DeliveryId(0);
    List<FailedDelivery> page = store.listFailed(after, PAGE);
    while (!page.isEmpty()) {
      for (FailedDelivery failed : page) {
        total = total.plus(replay(failed));
      }
      after = page.get(page.size() - 1).id();
      page = store.listFailed(after, PAGE);
    }
    return total;
  }

  private Replayed replay(FailedDelivery failed) {
    ParsedDelivery parsed = parser.parse(failed.delivery().body());
    StoredDelivery stored;
    try {
      stored = store.storeAgain(failed.id(), parsed);
    } catch (StorageException e) {
      keepFailed(failed.id(), e);
      return new Replayed(1, 1, 0);
    }
    chats.answer(stored.toAnswer());
    return new Replayed(1, parsed.hasErrors() ? 1 : 0, stored.messages());
  }

  /** Says so beside the delivery. When not even that can be written, the database is away. */
  private void keepFailed(DeliveryId id, StorageException why) {
    store.storeAgain(id, Unstored.because(why));
  }

  /**
   * What a replay did.
   *
   * @param deliveries read again
   * @param stillFailed of those, still with something that could not be read or stored
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
