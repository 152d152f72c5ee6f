package org.botcrm.application.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.message.ChatId;

/** A queue that remembers how many messages of a chat it was asked for each time. */
record ReadLimits(ReplyQueue queue, List<Integer> asked) implements ReplyQueue {
  ReadLimits(ReplyQueue queue) {
    this(queue, new ArrayList<>());
  }

  @Override
  public List<ChatId> listWaiting(int limit, Instant notAfter) {
    return queue.listWaiting(limit, notAfter);
  }

  @Override
  public Optional<PendingChat> find(ChatId chat, int limit, Instant now) {
    asked.add(limit);
    return queue.find(chat, limit, now);
  }

  @Override
  public boolean record(PendingChat pending, TurnOutcome outcome, Instant now) {
    return queue.record(pending, outcome, now);
  }

  @Override
  public Backlog backlog() {
    return queue.backlog();
  }
}
