package org.botcrm.persistence.jdbi;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.FailedDelivery;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;

final class JdbiDeliveryStore implements DeliveryStore {
  private final Database database;
  private final IngestBatch ingest;

  JdbiDeliveryStore(Database database, IngestBatch ingest) {
    this.database = database;
    this.ingest = ingest;
  }

  @Override
  public CompletionStage<StoredDelivery> storeAsync(Delivery delivery, ParsedDelivery parsed) {
    return database.ingest().urgently(ingest, new Ingest(null, delivery, parsed));
  }

  @Override
  public List<FailedDelivery> listFailed(DeliveryId after, int limit) {
    return database.read(
        "listing failed deliveries",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, recibido_en, cuerpo FROM entregas
                    WHERE fallida AND id > :after ORDER BY id LIMIT :limit""")
                .bind("after", after.value())
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new FailedDelivery(
                            new DeliveryId(row.getLong("id")),
                            new Delivery(
                                row.getBytes("cuerpo"), database.instant(row, "recibido_en"))))
                .list());
  }

  @Override
  public StoredDelivery storeAgain(DeliveryId id, ParsedDelivery parsed) {
    return GroupCommit.await(database.ingest().urgently(ingest, new Ingest(id, null, parsed)));
  }
}
