package org.botcrm.persistence.jdbi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.message.ChatId;

final class JdbiOutboundQueue implements OutboundQueue {
  private final Database database;
  private final QueueMessages queue;
  private final RestChats rests;

  /** With how long the bot rests in a chat that somebody takes over. */
  JdbiOutboundQueue(Database database, Duration rest) {
    this.database = database;
    this.queue = new QueueMessages(rest);
    this.rests = new RestChats(rest);
  }

  @Override
  public QueueResult queue(OutboundRequest request, Instant now) {
    return database.other().inTurn(queue, new QueueMessages.Input(request, now));
  }

  @Override
  public boolean rest(ChatId chat, boolean rest, Instant now) {
    return database.other().inTurn(rests, new RestChats.Input(chat, rest, now));
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
