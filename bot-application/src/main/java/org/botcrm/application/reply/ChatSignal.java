package org.botcrm.application.reply;

import java.util.Collection;
import org.botcrm.domain.message.ChatId;

/** Is told that somebody waits in some chats. Thread-safe; returns at once. */
@FunctionalInterface
public interface ChatSignal {

  /** Has these chats answered soon. May forget: the database is the queue. */
  void answer(Collection<ChatId> chats);
}
