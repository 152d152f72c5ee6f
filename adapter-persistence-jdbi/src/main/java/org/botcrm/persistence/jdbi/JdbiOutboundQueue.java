package org.botcrm.persistence.jdbi;

import java.time.Instant;
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
}
