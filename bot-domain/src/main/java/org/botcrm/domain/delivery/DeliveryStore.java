package org.botcrm.domain.delivery;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.StorageException;

/**
 * Keeps deliveries and all that they say. Thread-safe. When the database cannot be written, every
 * method throws {@link StorageException} and nothing of the call is stored.
 */
public interface DeliveryStore {

  /**
   * Stores the raw delivery and every fact of it in one durable transaction: when this returns, a
   * power cut loses nothing of it. Facts that are known already change nothing, whoever stored
   * them. Statuses move a message only forwards ({@link
   * org.botcrm.domain.message.DeliveryState#and}); those whose message is not known yet wait for
   * it.
   */
  default StoredDelivery store(Delivery delivery, ParsedDelivery parsed) {
    try {
      return storeAsync(delivery, parsed).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StorageException failure ? failure : e;
    }
  }

  /**
   * Like {@link #store}, without a thread that waits: webhooks come in crowds, and the store may
   * make many of them durable at once.
   *
   * @return completes when it is durable, or with a {@link StorageException}, possibly on a thread
   *     that the store has for this: what depends on it must not block
   */
  CompletionStage<StoredDelivery> storeAsync(Delivery delivery, ParsedDelivery parsed);

  /**
   * Deliveries with something unreadable and an id above {@code after}, by id.
   *
   * @param limit 1 or more
   */
  List<FailedDelivery> listFailed(DeliveryId after, int limit);

  /**
   * Stores what a second reading found in a delivery that was kept. The delivery is no longer
   * listed as failed when {@code parsed} has no errors.
   */
  StoredDelivery storeAgain(DeliveryId id, ParsedDelivery parsed);
}
