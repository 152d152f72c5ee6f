package org.botcrm.domain.reply;

import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;

/**
 * One way to answer: a named pure function. Rules are asked in order, and the first that has an
 * answer gives it. Implementations are thread-safe. One that throws does not lose the message: the
 * failure is recorded and the next rule is asked.
 */
public interface ReplyRule {

  /** Unique among the rules of a bot; shown to agents as the reason of an answer. */
  String name();

  /** The answer to {@code message}; empty when this rule has none. */
  Optional<Reply> replyTo(PendingMessage message, ReplyContext context);
}
