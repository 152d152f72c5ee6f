package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;

final class JdbiOutboundQueue implements OutboundQueue {
  private final Database database;
  private final QueueMessages queue = new QueueMessages();

  JdbiOutboundQueue(Database database) {
    this.database = database;
  }

  @Override
  public QueueResult queue(OutboundRequest request, Instant now) {
    return database.other().inTurn(queue, new QueueMessages.Input(request, now));
  }

  @Override
  public Optional<QueueResult> find(IdempotencyKey key) {
    return database.read(
        "reading a key",
        handle ->
            handle
                .createQuery(IdempotencyKeys.SELECT + " = :key")
                .bind("key", key.value())
                .map((row, context) -> IdempotencyKeys.Known.of(row).result(key))
                .findOne());
  }
}
